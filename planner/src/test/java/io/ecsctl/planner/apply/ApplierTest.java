package io.ecsctl.planner.apply;

import static io.ecsctl.planner.testing.TestSchema.SCHEMA;
import static io.ecsctl.planner.testing.TestValues.address;
import static io.ecsctl.planner.testing.TestValues.ref;
import static io.ecsctl.planner.testing.TestValues.refs;
import static io.ecsctl.planner.testing.TestValues.sensitive;
import static io.ecsctl.planner.testing.TestValues.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ecsctl.compiler.program.Lifecycle;
import io.ecsctl.compiler.program.Program;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.journal.Journal;
import io.ecsctl.planner.plan.Plan;
import io.ecsctl.planner.plan.PlanNode;
import io.ecsctl.planner.plan.PlanRefused;
import io.ecsctl.planner.provider.ProviderException;
import io.ecsctl.planner.provider.StackScope;
import io.ecsctl.planner.testing.FakeProvider;
import io.ecsctl.planner.testing.Recording;
import io.ecsctl.planner.testing.Runs;
import io.ecsctl.planner.testing.TestProgram;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ApplierTest {
  private final FakeProvider account = new FakeProvider(SCHEMA);
  private final Recording told = new Recording();
  private final Cancellation cancellation = new Cancellation();

  private static TestProgram program() {
    return new TestProgram(SCHEMA);
  }

  private ApplyResult apply(Program program) {
    return apply(Runs.plan(program, account), Runs.OPTIONS);
  }

  private ApplyResult apply(Plan plan, ApplyOptions options) {
    return Applier.apply(plan, account, told, cancellation, options);
  }

  @Test
  void fillsInWhatOnlyEarlierCallsTell() {
    ApplyResult result =
        apply(
            program()
                .resource(
                    "node.b", Map.of("needs", refs("node.a"), "value", sensitive("s", "var.s")))
                .resource("node.a", Map.of())
                .build());
    assertTrue(result.isComplete());
    assertEquals(text("s"), account.at(address("node.b")).attributes().get("value"));
    assertEquals(
        List.of(text("node-0001")),
        ((Value.Sequence) account.at(address("node.b")).attributes().get("needs")).elements());
    assertFalse(account.isLocked());
  }

  @Test
  void tellsEachNodeInOrder() {
    apply(program().resource("leaf.a", Map.of()).build());
    assertEquals(
        List.of("started leaf.a", "progress leaf.a: ready", "finished leaf.a Done"), told.heard());
  }

  @Test
  void aFailureSkipsWhatDependsOnItAndNothingElse() {
    account.failOn("create leaf.a", "AccessDenied");
    ApplyResult result =
        apply(
            program()
                .resource("leaf.a", Map.of())
                .resource("leaf.child", Map.of("base", ref("leaf.a")))
                .resource("leaf.grandchild", Map.of("base", ref("leaf.child")))
                .resource("leaf.other", Map.of())
                .build());
    assertEquals(
        Map.of(
            "leaf.a",
            new Outcome.Failed("AccessDenied", "fake:Call", "refused by the test", "request-1"),
            "leaf.child",
            new Outcome.Skipped("leaf.a"),
            "leaf.grandchild",
            new Outcome.Skipped("leaf.a"),
            "leaf.other",
            new Outcome.Done()),
        result.outcomes());
    assertEquals(List.of("leaf.a"), List.copyOf(result.failures().keySet()));
  }

  @Test
  void aSecondRunConverges() {
    Program program =
        program()
            .resource("leaf.a", Map.of())
            .resource("leaf.b", Map.of("base", ref("leaf.a")))
            .build();
    account.failOn("create leaf.b", "Throttling");
    assertFalse(apply(program).isComplete());
    account.on("create leaf.b", () -> {});
    assertTrue(apply(program).isComplete());
    assertTrue(Runs.plan(program, account).isEmpty());
  }

  @Test
  void aRolledBackDeploymentIsAnOutcomeOfItsOwn() {
    account.failOn("awaitReady leaf.a", ProviderException.ROLLED_BACK);
    ApplyResult result = apply(program().resource("leaf.a", Map.of()).build());
    assertInstanceOf(Outcome.RolledBack.class, result.outcomes().get("leaf.a"));
    assertTrue(result.isRolledBack());
  }

  @Test
  void aMistakeOfOursFailsItsNodeAndDoesNotHangTheWalk() {
    account.on(
        "create leaf.a",
        () -> {
          throw new IllegalStateException("oops");
        });
    ApplyResult result =
        apply(program().resource("leaf.a", Map.of()).resource("leaf.b", Map.of()).build());
    Outcome.Failed failed = assertInstanceOf(Outcome.Failed.class, result.outcomes().get("leaf.a"));
    assertEquals(Outcome.Failed.BUG, failed.code());
    assertTrue(failed.message().contains("oops"), failed.message());
    assertEquals(new Outcome.Done(), result.outcomes().get("leaf.b"));
  }

  @Test
  void aListenerThatFailsDoesNotHangTheWalk() {
    ApplyListener broken =
        new ApplyListener() {
          @Override
          public void nodeStarted(PlanNode node) {
            throw new IllegalStateException("no terminal");
          }
        };
    Plan plan = Runs.plan(program().resource("leaf.a", Map.of()).build(), account);
    ApplyResult result = Applier.apply(plan, account, broken, cancellation, Runs.OPTIONS);
    assertInstanceOf(Outcome.Failed.class, result.outcomes().get("leaf.a"));
  }

  @Test
  void aStopLetsWhatIsUnderWayFinishAndStartsNothing() {
    account.on("create leaf.a", cancellation::requestStop);
    ApplyResult result =
        apply(
            program()
                .resource("leaf.a", Map.of())
                .resource("leaf.b", Map.of("base", ref("leaf.a")))
                .build());
    assertTrue(result.stopped());
    assertEquals(
        Map.of("leaf.a", new Outcome.Done(), "leaf.b", new Outcome.NotStarted()),
        result.outcomes());
    assertFalse(account.isLocked());
  }

  @Test
  void anAbortEndsAWait() {
    CountDownLatch never = new CountDownLatch(1);
    account.on(
        "awaitReady leaf.a",
        () -> {
          cancellation.abort();
          never.await();
        });
    ApplyResult result = apply(program().resource("leaf.a", Map.of()).build());
    assertEquals(Map.of("leaf.a", new Outcome.Interrupted()), result.outcomes());
    assertEquals(1, account.objects().size());
  }

  @Test
  void independentNodesRunAtTheSameTimeUpToTheLimit() {
    CountDownLatch bothAreIn = new CountDownLatch(2);
    for (String name : List.of("leaf.a", "leaf.b")) {
      account.on(
          "create " + name,
          () -> {
            bothAreIn.countDown();
            bothAreIn.await();
          });
    }
    Program program = program().resource("leaf.a", Map.of()).resource("leaf.b", Map.of()).build();
    assertTrue(apply(program).isComplete());
  }

  @Test
  void oneAtATimeMeansOneAtATime() {
    apply(
        Runs.plan(
            program().resource("leaf.a", Map.of()).resource("leaf.b", Map.of()).build(), account),
        new ApplyOptions(1, "test", Map.of(), Journal.none()));
    assertEquals(
        List.of(
            "started leaf.a",
            "progress leaf.a: ready",
            "finished leaf.a Done",
            "started leaf.b",
            "progress leaf.b: ready",
            "finished leaf.b Done"),
        told.heard());
  }

  @Test
  void aStalePlanIsRefusedWithItsDifferencesNamed() {
    Program program =
        program()
            .resource("leaf.a", Map.of("value", text("1")))
            .resource("leaf.b", Map.of())
            .build();
    apply(program);
    Plan plan = Runs.destroy(program, account);
    account.meddle("leaf.a", "value", text("2"));
    apply(
        program()
            .resource("leaf.a", Map.of("value", text("2")))
            .resource("leaf.c", Map.of())
            .build());
    List<String> before = account.calls();
    PlanRefused refused = assertThrows(PlanRefused.class, () -> apply(plan, Runs.OPTIONS));
    assertEquals(PlanRefused.Reason.STALE, refused.reason());
    // Which of two leaves is made first, and gets the lower id, is nobody's promise.
    String said = refused.explanation().replaceAll("leaf-000\\d", "ID");
    assertTrue(said.contains("leaf.a (ID) was changed"), said);
    assertTrue(said.contains("leaf.b (ID) is gone"), said);
    assertTrue(said.contains("leaf.c (ID) is new"), said);
    assertEquals(before.size() + 1, account.calls().size());
    assertFalse(account.isLocked());
  }

  @Test
  void whatAControllerMovesDoesNotMakeAPlanStale() {
    var ignoring = new Lifecycle(false, null, List.of("value"), List.of());
    TestProgram program = program().resource("leaf.a", Map.of("value", text("1")), ignoring);
    apply(program.build());
    Plan plan = Runs.plan(program.resource("leaf.b", Map.of()).build(), account);
    account.meddle("leaf.a", "value", text("7"));
    assertTrue(apply(plan, Runs.OPTIONS).isComplete());
  }

  @Test
  void aHeldLockIsAFailureBeforeAnythingHappens() {
    Plan plan = Runs.plan(program().resource("leaf.a", Map.of()).build(), account);
    try (var lock = account.lock(new StackScope("shop"), "somebody")) {
      ProviderException locked =
          assertThrows(ProviderException.class, () -> apply(plan, Runs.OPTIONS));
      assertEquals(ProviderException.LOCKED, locked.code());
      assertTrue(account.isLocked(), lock::toString);
    }
    assertEquals(List.of(), account.objects());
  }

  @Test
  void anEmptyPlanMakesNoCall() {
    Program program = program().resource("leaf.a", Map.of()).output("v", text("x")).build();
    apply(program);
    Plan plan = Runs.plan(program, account);
    account.forgetCalls();
    ApplyResult result = apply(plan, Runs.OPTIONS);
    assertEquals(List.of(), account.calls());
    assertEquals(Map.of("v", text("x")), result.outputs());
  }
}
