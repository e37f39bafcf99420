package io.ecsctl.provider.aws.lock;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ecsctl.planner.provider.LockStatus;
import io.ecsctl.planner.provider.ProviderException;
import io.ecsctl.planner.provider.StackLock;
import io.ecsctl.planner.provider.StackScope;
import io.ecsctl.provider.aws.sandbox.Sandbox;
import io.ecsctl.provider.aws.sandbox.state.Fault;
import io.ecsctl.provider.aws.sandbox.state.SandboxOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ssm.model.ParameterType;

class ParameterLockTest {
  private static final StackScope SHOP = new StackScope("shop");
  private static final String NAME = "/ecsctl/lock/shop";

  private final AtomicReference<Fault> next = new AtomicReference<>(Fault.NONE);
  private final Sandbox account =
      Sandbox.open(
          SandboxOptions.forTests("eu-central-1")
              .withFaults(call -> call.changes() ? next.getAndSet(Fault.NONE) : Fault.NONE));

  private ParameterLock take(String owner) {
    return ParameterLock.take(account, SHOP, owner);
  }

  private LockStatus status() {
    return ParameterLock.status(account, SHOP).orElseThrow();
  }

  private void pass(Duration time) {
    try {
      account.pacer().pause(time);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private void refused(String owner, String said) {
    ProviderException refused = assertThrows(ProviderException.class, () -> take(owner));
    assertEquals(ProviderException.LOCKED, refused.code());
    assertTrue(refused.explanation().contains(said), refused.explanation());
  }

  private static void gone(StackLock lock) {
    ProviderException lost = assertThrows(ProviderException.class, lock::requireHeld);
    assertEquals(ProviderException.LOCK_LOST, lost.code());
  }

  @Test
  void whoeverHoldsItKeepsOthersOutForAsLongAsItLives() {
    try (ParameterLock held = take("ana@laptop")) {
      for (int minutes = 0; minutes < 30; minutes += 3) {
        pass(Duration.ofMinutes(3));
        assertDoesNotThrow(held::requireHeld);
        refused("ben@ci", "ana@laptop");
      }
      LockStatus status = status();
      assertEquals(Duration.ofMinutes(30), status.age());
      assertTrue(status.silence().compareTo(Duration.ofMinutes(1)) <= 0, status::toString);
      assertFalse(status.isExpired());
    }
    assertTrue(ParameterLock.status(account, SHOP).isEmpty());
    take("ben@ci").close();
  }

  private boolean isKept() {
    return !account.ssm().describeParameters(r -> r.maxResults(50)).parameters().isEmpty();
  }

  @Test
  void ofAStackThatIsNoMoreNoLockIsKept() {
    ParameterLock.forget(account, SHOP, "ana@laptop");
    assertFalse(isKept());
    take("ana@laptop").close();
    assertTrue(isKept());
    ParameterLock.forget(account, SHOP, "ana@laptop");
    assertFalse(isKept());
    try (ParameterLock held = take("ben@ci")) {
      ProviderException refused =
          assertThrows(
              ProviderException.class, () -> ParameterLock.forget(account, SHOP, "ana@laptop"));
      assertEquals(ProviderException.LOCKED, refused.code());
      held.requireHeld();
    }
  }

  /** A holder that died renews nothing: here one whose clock does not go on. */
  private void die(String owner) {
    LockEntry entry =
        new LockEntry(true, "dead", owner, account.pacer().now(), "nonce-" + owner, 0, "");
    account.ssm().putParameter(r -> r.name(NAME).value(entry.text()).type(ParameterType.STRING));
  }

  @Test
  void aDeadHoldersLeaseIsTakenOverWhenItIsOver() {
    die("ana@laptop");
    pass(Duration.ofMinutes(4));
    refused("ben@ci", "after 5 min of silence");
    pass(Duration.ofMinutes(1));
    assertTrue(status().isExpired());
    try (ParameterLock taken = take("ben@ci")) {
      assertEquals("ana@laptop", taken.takenOverFrom());
      refused("eve@ci", "ben@ci");
    }
  }

  @Test
  void ofTwoThatTakeOverOneGetsIt() {
    die("ana@laptop");
    pass(Duration.ofMinutes(6));
    LockLog log = new LockLog(account, "shop");
    LockState seen = log.read();
    ParameterLock first = take("ben@ci");
    LockEntry late =
        new LockEntry(true, "eve", "eve", account.pacer().now(), "n", seen.version(), seen.nonce());
    assertEquals(3, log.write(seen, late).orElseThrow());
    assertFalse(log.readAll().isHeldBy("eve"), "what is not the next version does not count");
    assertEquals("ben@ci", status().owner());
    pass(Duration.ofMinutes(1));
    assertDoesNotThrow(first::requireHeld);
    assertEquals("ben@ci", status().owner());
    first.close();
    assertTrue(ParameterLock.status(account, SHOP).isEmpty());
  }

  @Test
  void aLateWriterDoesNotCountAfterTheParameterWasMadeAnew() {
    take("ana").close();
    LockLog log = new LockLog(account, "shop");
    LockState old = log.read();
    account.ssm().deleteParameter(r -> r.name(NAME));
    ParameterLock held = take("ben");
    pass(Duration.ofMinutes(1));
    assertEquals(old.version(), log.read().version());
    LockEntry late =
        new LockEntry(true, "eve", "eve", account.pacer().now(), "n", old.version(), old.nonce());
    assertEquals(old.version() + 1, log.write(old, late).orElseThrow());
    assertFalse(log.readAll().isHeldBy("eve"));
    assertDoesNotThrow(held::requireHeld);
    held.close();
  }

  @Test
  void whoeverIsBrokenStopsAtTheNextCall() {
    ParameterLock broken = take("ana@laptop");
    LockStatus seen = status();
    assertTrue(ParameterLock.breakIt(account, SHOP, seen, "ben"));
    assertFalse(ParameterLock.breakIt(account, SHOP, seen, "ben"), "it is free already");
    ParameterLock next = take("ben@ci");
    pass(Duration.ofMinutes(1));
    gone(broken);
    assertDoesNotThrow(next::requireHeld);
    broken.close();
    assertEquals("ben@ci", status().owner(), "who lost it leaves it alone");
    next.close();
  }

  @Test
  void anAnswerThatIsLostDoesNotLoseTheLock() {
    next.set(Fault.TIMEOUT_AFTER);
    assertThrows(ProviderException.class, () -> take("ana"));
    assertEquals("ana", status().owner(), "it was written, so it holds until it expires");
    pass(Duration.ofMinutes(5));
    ParameterLock held = take("ben");
    next.set(Fault.TIMEOUT_AFTER);
    pass(Duration.ofMinutes(1));
    pass(Duration.ofMinutes(1));
    assertDoesNotThrow(held::requireHeld);
    assertTrue(status().silence().compareTo(Duration.ofMinutes(1)) < 0);
    held.close();
    assertTrue(ParameterLock.status(account, SHOP).isEmpty());
  }

  @Test
  void whatCannotBeRenewedIsGivenUpBeforeAnybodyMayTakeIt() {
    ParameterLock held = take("ana");
    for (int minute = 1; minute <= 2; minute++) {
      next.set(Fault.SERVER_ERROR);
      pass(Duration.ofMinutes(1));
    }
    next.set(Fault.SERVER_ERROR);
    gone(held);
    refused("ben", "ana");
  }

  @Test
  void whatThisReleaseCannotReadIsSomebodysLock() {
    account.ssm().putParameter(r -> r.name(NAME).value("by hand").type(ParameterType.STRING));
    pass(Duration.ofDays(2));
    refused("ana", "by hand");
    LockStatus seen = status();
    assertFalse(seen.isExpired());
    assertTrue(ParameterLock.breakIt(account, SHOP, seen, "ana"));
    take("ana").close();
  }

  @Test
  void nothingStaysOfTheLockOfAStackThatIsGone() {
    take("ana").remove();
    assertEquals(List.of(), account.ssm().getParameters(r -> r.names(NAME)).parameters());
  }

  /** Random holders in random order, and never two that may both change something. */
  @Test
  void neverDoTwoHoldIt() {
    int taken = 0;
    for (int seed = 0; seed < 60; seed++) {
      Random random = new Random(seed);
      List<ParameterLock> holders = new ArrayList<>();
      for (int step = 0; step < 40; step++) {
        switch (random.nextInt(5)) {
          case 0, 1 -> {
            try {
              holders.add(take("holder " + step));
              taken++;
            } catch (ProviderException refused) {
              // Held, or a call failed: also by an answer that was lost, and nobody knows it is
              // ours.
              continue;
            }
          }
          case 2 -> {
            if (!holders.isEmpty()) {
              try {
                holders.remove(random.nextInt(holders.size())).close();
              } catch (ProviderException failed) {
                assertEquals("ssm:PutParameter", failed.operation());
              }
            }
          }
          case 3 -> next.set(random.nextBoolean() ? Fault.TIMEOUT_AFTER : Fault.SERVER_ERROR);
          default -> pass(Duration.ofSeconds(random.nextInt(240)));
        }
        Fault pending = next.getAndSet(Fault.NONE);
        assertTrue(
            holders.stream().filter(ParameterLockTest::mayGoOn).count() <= 1, "seed " + seed);
        next.set(pending);
      }
      next.set(Fault.NONE);
      holders.forEach(ParameterLock::close);
      pass(Duration.ofMinutes(6));
    }
    assertTrue(taken > 100, "it was taken " + taken + " times");
  }

  private static boolean mayGoOn(StackLock lock) {
    try {
      lock.requireHeld();
      return true;
    } catch (ProviderException lost) {
      return false;
    }
  }
}
