package io.ecsctl.planner.apply;

import static io.ecsctl.planner.testing.TestSchema.SCHEMA;
import static io.ecsctl.planner.testing.TestValues.address;
import static io.ecsctl.planner.testing.TestValues.ref;
import static io.ecsctl.planner.testing.TestValues.text;
import static io.ecsctl.planner.testing.TestValues.unknown;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ecsctl.compiler.program.Program;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.compiler.value.ValueText;
import io.ecsctl.planner.PlanOptions;
import io.ecsctl.planner.journal.Journal;
import io.ecsctl.planner.plan.Plan;
import io.ecsctl.planner.testing.FakeProvider;
import io.ecsctl.planner.testing.Runs;
import io.ecsctl.planner.testing.TestProgram;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Expressions that wait for live objects, from plan to apply to the next plan. */
class LateValuesTest {
  private final FakeProvider account = new FakeProvider(SCHEMA);

  private Value valueOf(String address) {
    return account.at(address(address)).attributes().get("value");
  }

  @Test
  void anExpressionOverANewObjectIsEvaluatedWhenItExists() {
    Program program =
        new TestProgram(SCHEMA)
            .resource("node.a", Map.of())
            .resource(
                "leaf.b", Map.of("base", ref("node.a"), "value", unknown("\"at ${node.a.arn}!\"")))
            .output("url", unknown("\"https://${node.a.id}\""))
            .build();
    ApplyResult result = Runs.apply(program, account);
    assertEquals(text("at arn-of-node-0001!"), valueOf("leaf.b"));
    assertEquals(Map.of("url", text("https://node-0001")), result.outputs());
    Plan next = Runs.plan(program, account);
    assertTrue(next.isEmpty(), next::toTree);
    assertEquals(text("https://node-0001"), next.outputs().getFirst().value());
  }

  @Test
  void whatReadsAReplacedObjectIsUpdated() {
    TestProgram program =
        new TestProgram(SCHEMA)
            .resource("node.a", Map.of("fixed", text("1")))
            .resource("leaf.b", Map.of("value", unknown("node.a.id"), "base", ref("node.a")));
    Runs.apply(program.build(), account);
    Plan plan = Runs.plan(program.resource("node.a", Map.of("fixed", text("2"))).build(), account);
    assertTrue(
        plan.toTree().contains("value = \"node-0001\" -> (known after apply)"), plan::toTree);
    Runs.apply(plan, account);
    assertEquals(text("node-0003"), valueOf("leaf.b"));
  }

  @Test
  void anOutputOfWhatFailedStaysUnknown() {
    account.failOn("create node.a", "AccessDenied");
    ApplyResult result =
        Runs.apply(
            new TestProgram(SCHEMA)
                .resource("node.a", Map.of())
                .output("id", unknown("node.a.id"))
                .build(),
            account);
    assertInstanceOf(Value.Unknown.class, result.outputs().get("id"));
  }

  @Test
  void aSecretInAnExpressionIsPutInAndStaysMarked() {
    Program program =
        new TestProgram(SCHEMA)
            .resource("node.a", Map.of())
            .resource(
                "leaf.b",
                Map.of("base", ref("node.a"), "value", unknown("\"${var.user}@${node.a.id}\"")))
            .build();
    Map<String, Value> variables = Map.of("user", text("ana"));
    Plan plan = Runs.plan(program, account, new PlanOptions(false, "test", variables));
    assertEquals(Set.of("user"), plan.sensitiveVariables());
    ApplyResult result =
        Applier.apply(
            plan,
            account,
            ApplyListener.NONE,
            new Cancellation(),
            new ApplyOptions(1, "test", variables, Journal.none()));
    assertTrue(result.isComplete(), result::toString);
    assertEquals(text("ana@node-0001"), valueOf("leaf.b"));
    assertTrue(Runs.plan(program, account, new PlanOptions(false, "test", variables)).isEmpty());
    String changed =
        Runs.plan(program, account, new PlanOptions(false, "test", Map.of("user", text("eva"))))
            .toTree();
    assertTrue(changed.contains("value = (sensitive)"), changed);
  }

  @Test
  void tagsThatAreKnownLateGetTheStacksToo() {
    Program program =
        new TestProgram(SCHEMA)
            .tag("team", "web")
            .resource("node.a", Map.of())
            .resource(
                "leaf.b", Map.of("base", ref("node.a"), "tags", unknown("{ of = node.a.id }")))
            .build();
    ApplyResult result = Runs.apply(program, account);
    assertTrue(result.isComplete(), result::toString);
    assertEquals(
        "{ of = \"node-0001\", team = \"web\" }",
        ValueText.of(account.at(address("leaf.b")).attributes().get("tags")));
    assertTrue(Runs.plan(program, account).isEmpty());
  }

  @Test
  void aValueThatTurnsOutWrongFailsItsNode() {
    ApplyResult result =
        Runs.apply(
            new TestProgram(SCHEMA)
                .resource("node.a", Map.of())
                .resource(
                    "leaf.b",
                    Map.of("base", ref("node.a"), "value", unknown("split(\"-\", node.a.id)[7]")))
                .build(),
            account);
    Outcome.Failed failed = assertInstanceOf(Outcome.Failed.class, result.outcomes().get("leaf.b"));
    assertEquals(Outcome.Failed.INVALID_VALUE, failed.code());
    assertTrue(failed.message().contains("node.a.id"), failed.message());
  }
}
