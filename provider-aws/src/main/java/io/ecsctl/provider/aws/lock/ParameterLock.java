package io.ecsctl.provider.aws.lock;

import io.ecsctl.planner.provider.LockStatus;
import io.ecsctl.planner.provider.Pacer;
import io.ecsctl.planner.provider.ProviderException;
import io.ecsctl.planner.provider.StackLock;
import io.ecsctl.planner.provider.StackScope;
import io.ecsctl.provider.aws.client.AwsClients;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The lock of one stack: a lease in the log that {@link LockLog} keeps in SSM parameter {@code
 * /ecsctl/lock/STACK}.
 *
 * <p>Never do two hold it. A holder renews it every minute, and starts no call any more when it
 * could not for two; a call ends within two more; and others take over after five minutes of
 * silence, by AWS's clock. It takes a machine that stands still in the middle of a call, and not
 * only before it, to get around that.
 */
public final class ParameterLock implements StackLock {
  /** So long after its holder was last heard of a lock may be taken over. */
  static final Duration LEASE = Duration.ofMinutes(5);

  private static final Duration RENEWAL = Duration.ofMinutes(1);

  /** Without a renewal for so long nothing new is called: what is under way may take as long. */
  private static final Duration TRUSTED = Duration.ofMinutes(2);

  private static final Duration FOREVER = Duration.ofSeconds(Long.MAX_VALUE);
  private static final int ATTEMPTS = 5;

  private final LockLog log;
  private final Pacer pacer;
  private final String takenOverFrom;
  private final Pacer.Repetition renewals;
  private LockEntry entry;
  private long version;
  private Duration renewed;
  private boolean lost;

  private ParameterLock(
      LockLog log,
      Pacer pacer,
      LockEntry entry,
      long version,
      Duration renewed,
      String takenOverFrom) {
    this.log = log;
    this.pacer = pacer;
    this.entry = entry;
    this.version = version;
    this.renewed = renewed;
    this.takenOverFrom = takenOverFrom;
    renewals = pacer.every(RENEWAL, this::renew);
  }

  /**
   * @param owner who takes it, for the message that others get
   * @throws ProviderException {@link ProviderException#LOCKED} when somebody else holds it
   */
  public static ParameterLock take(AwsClients clients, StackScope scope, String owner) {
    LockLog log = new LockLog(clients, scope.stack());
    Pacer pacer = clients.pacer();
    String holder = UUID.randomUUID().toString();
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      LockState seen = log.read();
      if (!seen.isFree() && !seen.isExpired()) {
        throw heldBy(scope, status(seen).orElseThrow());
      }
      Duration asked = pacer.uptime();
      LockEntry entry = entry(true, holder, owner, pacer.now(), seen);
      Optional<Long> written = log.write(seen, entry);
      boolean made = written.isPresent() && seen.version() == 0 && written.get() == 1;
      if (made || log.readAll().isHeldBy(holder)) {
        String before = seen.entry() == null || seen.isFree() ? "" : seen.entry().owner();
        return new ParameterLock(
            log, pacer, entry, written.orElse(seen.version() + 1), asked, before);
      }
    }
    throw new ProviderException(
        ProviderException.LOCKED,
        "ssm:PutParameter",
        "Several try to change stack %s at the same time, and none of them got its lock. Try again."
            .formatted(scope.stack()));
  }

  /** Removes the log of a lock that nobody holds, if there is one. */
  public static void forget(AwsClients clients, StackScope scope, String owner) {
    if (new LockLog(clients, scope.stack()).read().version() > 0) {
      take(clients, scope, owner).remove();
    }
  }

  private static LockEntry entry(
      boolean held, String holder, String owner, Instant since, LockState after) {
    return new LockEntry(
        held, holder, owner, since, UUID.randomUUID().toString(), after.version(), after.nonce());
  }

  private static ProviderException heldBy(StackScope scope, LockStatus holder) {
    return new ProviderException(
        ProviderException.LOCKED,
        "ssm:PutParameter",
        "Stack %s is being changed by %s, for %s now, last heard of %s ago. Wait until that has ended%s. If it is known to be dead: ecsctl lock break"
            .formatted(
                scope.stack(),
                holder.owner(),
                words(holder.age()),
                words(holder.silence()),
                holder.token().isEmpty()
                    ? ""
                    : "; after %s of silence anybody may take over".formatted(words(LEASE))));
  }

  private static String words(Duration duration) {
    long seconds = Math.max(0, duration.toSeconds());
    return seconds < 120 ? seconds + " s" : seconds / 60 + " min";
  }

  /** Who holds the stack's lock; empty when it is free. */
  public static Optional<LockStatus> status(AwsClients clients, StackScope scope) {
    return status(new LockLog(clients, scope.stack()).read());
  }

  private static Optional<LockStatus> status(LockState state) {
    LockEntry last = state.entry();
    return last == null || !last.held()
        ? Optional.empty()
        : Optional.of(
            new LockStatus(
                last.owner(),
                last.since(),
                Duration.between(last.since(), state.now()),
                state.silence(),
                last.isReadable() ? LEASE.minus(state.silence()) : FOREVER,
                last.holder()));
  }

  /** Takes the lock away from the holder that {@code seen} is about; false when that let go. */
  public static boolean breakIt(AwsClients clients, StackScope scope, LockStatus seen, String by) {
    LockLog log = new LockLog(clients, scope.stack());
    LockState state = log.read();
    if (!state.isHeldBy(seen.token())) {
      return false;
    }
    LockEntry free =
        entry(
            false, "broken " + UUID.randomUUID(), "broken by " + by, clients.pacer().now(), state);
    log.write(state, free);
    LockState after = log.readAll();
    return !after.isHeldBy(seen.token());
  }

  @Override
  public String takenOverFrom() {
    return takenOverFrom;
  }

  @Override
  public synchronized void requireHeld() {
    if (lost) {
      throw gone("was taken away: somebody broke it");
    }
    if (pacer.uptime().minus(renewed).compareTo(TRUSTED) >= 0) {
      renew();
      if (lost || pacer.uptime().minus(renewed).compareTo(TRUSTED) >= 0) {
        throw gone("could not be renewed, so somebody may take it");
      }
    }
  }

  private ProviderException gone(String how) {
    return new ProviderException(
        ProviderException.LOCK_LOST,
        "ssm:PutParameter",
        "The stack's lock " + how + ". Nothing more is changed; apply again.");
  }

  /** One that fails is tried again at the next; whether it has been too long, the holder asks. */
  private synchronized void renew() {
    try {
      append(true);
    } catch (ProviderException notNow) {
      // requireHeld() tells it, where it matters.
      return;
    }
  }

  /**
   * Writes the next entry of this holding, unless it has ended. Where a version came in between, of
   * somebody who tried in vain or of an own attempt whose answer was lost, the log says whether the
   * lock is ours still, and the entry follows that version.
   */
  private void append(boolean held) {
    LockState seen = new LockState(version, entry.nonce(), entry, entry.since(), entry.since());
    for (int attempt = 0; attempt < ATTEMPTS && !lost; attempt++) {
      Duration asked = pacer.uptime();
      LockEntry next = entry(held, entry.holder(), entry.owner(), entry.since(), seen);
      long written = log.write(seen, next).orElse(0L);
      if (written == seen.version() + 1) {
        entry = next;
        version = written;
        renewed = asked;
        lost = !held;
        return;
      }
      seen = log.readAll();
      lost = !seen.isHeldBy(entry.holder());
    }
  }

  /** Lets go. A lock that somebody broke, and perhaps took, stays as it is. */
  @Override
  public void close() {
    renewals.close();
    synchronized (this) {
      try {
        append(false);
      } finally {
        // It may be free, even where no answer says so.
        lost = true;
      }
    }
  }

  /** A deletion has no condition, so it is for a lock that was ours a moment ago. */
  @Override
  public void remove() {
    renewals.close();
    synchronized (this) {
      append(true);
      if (!lost) {
        log.delete();
        lost = true;
      }
    }
  }
}
