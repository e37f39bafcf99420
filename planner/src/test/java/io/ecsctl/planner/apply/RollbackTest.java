package io.ecsctl.planner.apply;

import static io.ecsctl.planner.testing.TestSchema.SCHEMA;
import static io.ecsctl.planner.testing.TestValues.address;
import static io.ecsctl.planner.testing.TestValues.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ecsctl.compiler.program.Program;
import io.ecsctl.planner.journal.Journal;
import io.ecsctl.planner.provider.ProviderException;
import io.ecsctl.planner.testing.FakeProvider;
import io.ecsctl.planner.testing.Runs;
import io.ecsctl.planner.testing.TestProgram;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Updates whose rollout fails. */
class RollbackTest {
  private final FakeProvider account = new FakeProvider(SCHEMA);

  private static Program program(String value) {
    return new TestProgram(SCHEMA).resource("node.a", Map.of("value", text(value))).build();
  }

  @BeforeEach
  void before() {
    Runs.apply(program("1"), account);
  }

  private ApplyResult apply(boolean rollback) {
    return Applier.apply(
        Runs.plan(program("2"), account),
        account,
        ApplyListener.NONE,
        new Cancellation(),
        new ApplyOptions(1, "test", Map.of(), Journal.none(), rollback));
  }

  /** Of the new value only: with the old one it works. */
  private void failWith(String code) {
    account.on(
        "awaitReady node.a",
        () -> {
          if (account.at(address("node.a")).text("value").equals("2")) {
            throw new ProviderException(code, "fake:Await", "tasks keep crashing");
          }
        });
  }

  @Test
  void whatRanBeforeRunsAgain() {
    failWith(ProviderException.DEPLOYMENT_FAILED);
    ApplyResult result = apply(true);
    Outcome.RolledBack back =
        assertInstanceOf(Outcome.RolledBack.class, result.outcomes().get("node.a"));
    assertEquals(
        "tasks keep crashing\nIt was rolled back: value is again what was there before.",
        back.message());
    assertEquals("1", account.at(address("node.a")).text("value"));
    assertTrue(result.isRolledBack());
  }

  @Test
  void unaskedItStaysAsItIs() {
    failWith(ProviderException.DEPLOYMENT_FAILED);
    assertInstanceOf(Outcome.Failed.class, apply(false).outcomes().get("node.a"));
    assertEquals("2", account.at(address("node.a")).text("value"));
  }

  @Test
  void onlyARolloutIsTakenBack() {
    failWith("AccessDenied");
    assertInstanceOf(Outcome.Failed.class, apply(true).outcomes().get("node.a"));
    assertEquals("2", account.at(address("node.a")).text("value"));
  }

  @Test
  void aRollbackThatFailsSaysBoth() {
    account.failOn("awaitReady node.a", ProviderException.TIMED_OUT);
    Outcome.Failed failed =
        assertInstanceOf(Outcome.Failed.class, apply(true).outcomes().get("node.a"));
    assertEquals(
        "refused by the test\nThe rollback failed, too: refused by the test", failed.message());
  }
}
