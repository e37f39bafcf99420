package io.ecsctl.planner.apply;

import static io.ecsctl.planner.testing.TestSchema.SCHEMA;
import static io.ecsctl.planner.testing.TestValues.ref;
import static io.ecsctl.planner.testing.TestValues.text;
import static io.ecsctl.planner.testing.TestValues.unknown;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ecsctl.compiler.program.Condition;
import io.ecsctl.compiler.program.Lifecycle;
import io.ecsctl.planner.plan.Plan;
import io.ecsctl.planner.plan.PlanRefused;
import io.ecsctl.planner.plan.PlannedCondition;
import io.ecsctl.planner.testing.FakeProvider;
import io.ecsctl.planner.testing.Runs;
import io.ecsctl.planner.testing.TestProgram;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Preconditions, postconditions and checks over what is live, in plans and while they are applied.
 */
class ConditionsTest {
  private final FakeProvider account = new FakeProvider(SCHEMA);

  private static Condition condition(String text, String message) {
    return new Condition(text, unknown(text), text(message));
  }

  private static Lifecycle before(Condition condition) {
    return new Lifecycle(false, null, List.of(), List.of(), List.of(condition), List.of());
  }

  private static Lifecycle after(Condition condition) {
    return new Lifecycle(false, null, List.of(), List.of(), List.of(), List.of(condition));
  }

  private static TestProgram program() {
    return new TestProgram(SCHEMA);
  }

  private static String message(ApplyResult result, String node) {
    return assertInstanceOf(Outcome.Failed.class, result.outcomes().get(node)).message();
  }

  @Test
  void aPreconditionOverANewObjectIsToldBeforeTheResourceIsMade() {
    Lifecycle never = before(condition("node.a.id == \"other\"", "Only the other one."));
    ApplyResult result =
        Runs.apply(
            program()
                .resource("node.a", Map.of())
                .resource("leaf.b", Map.of("base", ref("node.a")), never)
                .build(),
            account);
    assertEquals("leaf.b: Only the other one. (node.a.id == \"other\")", message(result, "leaf.b"));
    assertEquals(1, account.read(Runs.plan(program().build(), account).scope()).resources().size());
  }

  @Test
  void aPreconditionOverWhatIsThereRefusesThePlan() {
    Runs.apply(program().resource("node.a", Map.of()).build(), account);
    PlanRefused refused =
        assertThrows(
            PlanRefused.class,
            () ->
                Runs.plan(
                    program()
                        .resource("node.a", Map.of())
                        .resource(
                            "leaf.b",
                            Map.of("base", ref("node.a")),
                            before(condition("node.a.id == \"other\"", "No.")))
                        .build(),
                    account));
    assertEquals(PlanRefused.Reason.CONDITION, refused.reason());
    assertEquals("leaf.b: No. (node.a.id == \"other\")", refused.explanation());
  }

  @Test
  void aPostconditionFailsTheResourceAndKeepsOthersFromIt() {
    TestProgram program =
        program()
            .resource("node.a", Map.of(), after(condition("node.a.id == \"other\"", "Strange.")))
            .resource("leaf.b", Map.of("base", ref("node.a")));
    ApplyResult result = Runs.apply(program.build(), account);
    assertEquals("node.a: Strange. (node.a.id == \"other\")", message(result, "node.a"));
    assertEquals(new Outcome.Skipped("node.a"), result.outcomes().get("leaf.b"));
    // The object is there now, so the next plan can tell.
    assertThrows(PlanRefused.class, () -> Runs.plan(program.build(), account));
  }

  @Test
  void conditionsThatHoldAreNotHeardOf() {
    TestProgram program =
        program()
            .resource("node.a", Map.of(), after(condition("node.a.id != \"\"", "No id.")))
            .resource(
                "leaf.b",
                Map.of("base", ref("node.a")),
                before(condition("node.a.arn != \"\"", "No ARN.")));
    assertTrue(Runs.apply(program.build(), account).isComplete());
    Plan next = Runs.plan(program.build(), account);
    assertTrue(next.isEmpty(), next::toTree);
    assertEquals(List.of(), next.conditions());
  }

  @Test
  void aPreconditionOfAnUnchangedResourceReadsWhatChanges() {
    Condition first = condition("node.a.id == \"node-0001\"", "Only the first.");
    Runs.applyInOrder(
        program()
            .resource("node.a", Map.of("fixed", text("1")))
            .resource("leaf.b", Map.of("base", ref("node.a"), "value", text("x")))
            .build(),
        account);
    Lifecycle ignoring =
        new Lifecycle(false, null, List.of("base"), List.of(), List.of(first), List.of());
    ApplyResult result =
        Runs.apply(
            program()
                .resource("node.a", Map.of("fixed", text("2")))
                .resource("leaf.b", Map.of("base", ref("node.a"), "value", text("x")), ignoring)
                .build(),
            account);
    assertEquals("leaf.b: Only the first. (node.a.id == \"node-0001\")", message(result, "leaf.b"));
  }

  @Test
  void aCheckWarnsInThePlanAndAfterTheApplyAndStopsNothing() {
    TestProgram program =
        program()
            .resource("node.a", Map.of())
            .check("late", condition("node.a.id == \"other\"", "Strange."))
            .check("fine", condition("node.a.id != \"\"", "No id."));
    Plan plan = Runs.plan(program.build(), account);
    assertTrue(plan.conditions().stream().noneMatch(PlannedCondition::isViolated));
    List<String> warnings = new ArrayList<>();
    ApplyListener listener =
        new ApplyListener() {
          @Override
          public void warning(String text) {
            warnings.add(text);
          }
        };
    ApplyResult result = Applier.apply(plan, account, listener, new Cancellation(), Runs.OPTIONS);
    assertTrue(result.isComplete());
    String warning = "check \"late\": Strange. (node.a.id == \"other\")";
    assertEquals(List.of(warning), warnings);
    Plan next = Runs.plan(program.build(), account);
    assertTrue(next.isEmpty());
    assertTrue(next.toTree().contains("warning: " + warning), next::toTree);
  }

  @Test
  void aDestroyAsksForNothing() {
    TestProgram program = program().resource("node.a", Map.of("fixed", text("1")));
    Runs.apply(program.build(), account);
    Plan plan =
        Runs.destroy(
            program
                .resource(
                    "node.a",
                    Map.of("fixed", text("1")),
                    before(condition("node.a.id == \"other\"", "No.")))
                .check("never", condition("node.a.id == \"other\"", "No."))
                .build(),
            account);
    assertEquals(List.of(), plan.conditions());
    assertTrue(Runs.apply(plan, account).isComplete());
  }
}
