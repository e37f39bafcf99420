package io.ecsctl.planner.lookup;

import static io.ecsctl.planner.testing.TestSchema.SCHEMA;
import static io.ecsctl.planner.testing.TestValues.address;
import static io.ecsctl.planner.testing.TestValues.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ecsctl.compiler.CheckedProgram;
import io.ecsctl.compiler.Compilation;
import io.ecsctl.compiler.CompileRequest;
import io.ecsctl.compiler.Compiler;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.program.Borrowed;
import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.compiler.value.ValueText;
import io.ecsctl.planner.apply.ApplyResult;
import io.ecsctl.planner.apply.Outcome;
import io.ecsctl.planner.file.PlanFile;
import io.ecsctl.planner.file.PlanFileResult;
import io.ecsctl.planner.plan.Plan;
import io.ecsctl.planner.plan.PlanRefused;
import io.ecsctl.planner.testing.FakeProvider;
import io.ecsctl.planner.testing.Runs;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a program borrows, from its text to the plan and from the plan to what is made. */
class LookupsTest {
  private final FakeProvider account = new FakeProvider(SCHEMA);

  private static Value.ObjectOf node(String name, String id, String value) {
    return new Value.ObjectOf(
        new TreeMap<>(Map.of("name", text(name), "id", text(id), "value", text(value))));
  }

  private void zones(String... names) {
    Value all =
        new Value.ListOf(Type.STRING, Stream.of(names).<Value>map(Value.Text::new).toList());
    account.takeBack("zones");
    account.lend("zones", new Value.ObjectOf(new TreeMap<>(Map.of("names", all))));
  }

  private Compilation settle(String program) {
    CheckedProgram checked =
        new Compiler(SCHEMA)
            .check(
                new CompileRequest(
                    List.of(new SourceFile("main.ecs", "stack \"shop\" {}\n" + program)),
                    List.of(),
                    "",
                    ""));
    Compilation first = checked.evaluate(Borrowed.NOTHING);
    assertFalse(first.hasErrors(), () -> first.diagnostics().toString());
    return Lookups.settle(checked, first, account);
  }

  private Plan plan(String program) {
    Compilation settled = settle(program);
    assertFalse(settled.hasErrors(), () -> settled.diagnostics().toString());
    return Runs.plan(settled.program(), account);
  }

  private Diagnostic problem(String program) {
    List<Diagnostic> found = settle(program).diagnostics();
    assertEquals(1, found.size(), found::toString);
    return found.getFirst();
  }

  @Test
  void aProgramThatBorrowsNothingCostsNoCall() {
    settle("node \"a\" {}");
    assertEquals(List.of(), account.calls());
  }

  @Test
  void whatIsFoundIsReferredToByItsIdAndReadByItsAttributes() {
    account.lend("node", node("shared", "n-1", "one"));
    Plan plan =
        plan(
            """
            data node "shared" { name = "shared" }
            leaf "a" {
              base  = data.node.shared
              value = "${data.node.shared.value}!"
            }
            """);
    assertEquals(
        """
        plan shop
          data.node.shared is n-1
        + leaf.a
            value = "one!"
            base = "n-1"
        1 to create, 0 to update, 0 to replace, 0 to delete
        """,
        plan.toTree());
  }

  @Test
  void aLookupMayDependOnWhatAnotherFinds() {
    account.lend("node", node("first", "n-1", "second"));
    account.lend("node", node("second", "n-2", ""));
    assertTrue(
        plan("""
        data node "first" { name = "first" }
        data node "second" { name = data.node.first.value }
        output "id" { value = data.node.second.id }
        """)
            .toTree()
            .contains("output id = \"n-2\""));
    assertEquals(List.of("lookup node", "lookup node"), account.calls().subList(0, 2));
  }

  @Test
  void instancesMayDependOnWhatIsFound() {
    zones("a", "b");
    Plan plan =
        plan(
            """
            data zones "all" {}
            leaf "each" {
              for_each = toset(data.zones.all.names)
              value    = each.key
            }
            """);
    assertEquals(
        List.of("leaf.each[\"a\"]", "leaf.each[\"b\"]"),
        plan.changes().stream().map(node -> node.id()).toList());
  }

  @Test
  void allThatMatchesIsAList() {
    account.lend("node", node("a", "n-1", "x"));
    account.lend("node", node("b", "n-2", "y"));
    account.lend("node", node("c", "n-3", "x"));
    Plan plan =
        plan(
            """
            data node "some" {
              all   = true
              value = "x"
            }
            leaf "a" {
              needs = data.node.some
              value = join(",", data.node.some[*].name)
            }
            """);
    assertTrue(plan.toTree().contains("data.node.some is n-1, n-3"), plan::toTree);
    assertTrue(plan.toTree().contains("value = \"a,c\""), plan::toTree);
  }

  @Test
  void thatThereIsNoneIsSaidOnTheBlockWithTheNearestName() {
    account.lend("node", node("shared", "n-1", ""));
    Diagnostic problem = problem("data node \"shared\" { name = \"shraed\" }");
    assertEquals("ECS070", problem.rule().id());
    assertEquals("data.node.shared: there is no node with name = \"shraed\"", problem.headline());
    assertEquals("did you mean shared?", problem.related().getFirst().note());
    assertEquals("\"shared\"", problem.fixes().getFirst().edits().getFirst().replacement());
  }

  @Test
  void thatThereAreSeveralIsSaidWithTheirIds() {
    account.lend("node", node("a", "n-1", "x"));
    account.lend("node", node("b", "n-2", "x"));
    Diagnostic problem = problem("data node \"x\" { value = \"x\" }");
    assertEquals("data.node.x: there are 2 nodes with value = \"x\"", problem.headline());
    assertTrue(problem.detail().startsWith("They are n-1 (a), n-2 (b)."), problem::detail);
  }

  @Test
  void whatAwsRefusesIsSaidWithItsCodeAndRequest() {
    Diagnostic problem = problem("data refused \"x\" {}");
    assertEquals("data.refused.x cannot be looked up: not allowed", problem.headline());
    assertEquals(
        List.of("AWS answered AccessDenied to x:Describe, request req-1"), problem.notes());
  }

  @Test
  void aListOfNoneIsAWarning() {
    Compilation settled =
        settle("data node \"x\" { all = true }\noutput \"n\" { value = length(data.node.x) }");
    assertFalse(settled.hasErrors());
    assertEquals("ECS074", settled.diagnostics().getFirst().rule().id());
  }

  private static final String WAITING =
      """
      node "a" {}
      data node "b" { name = node.a.id }
      leaf "c" {
        base  = data.node.b
        value = "${data.node.b.value}!"
      }
      """;

  @Test
  void whatDependsOnSomethingNewIsLookedUpDuringTheApply() {
    Plan plan = plan(WAITING);
    assertEquals(
        """
        plan shop
          data.node.b is looked up while the plan is applied
        + node.a
            name = "shop-a"
        ? data.node.b
            after node.a
        + leaf.c
            after data.node.b
            value = (known after apply)
            base = data.node.b
        2 to create, 0 to update, 0 to replace, 0 to delete
        """,
        plan.toTree());
    // Somebody reacts to the new object, as AWS does that makes a load balancer's interfaces.
    account.lend("node", node("node-0001", "n-1", "one"));
    Runs.apply(plan, account);
    assertEquals(text("one!"), account.at(address("leaf.c")).attributes().get("value"));
    assertEquals(text("n-1"), account.at(address("leaf.c")).attributes().get("base"));
    assertTrue(plan(WAITING).isEmpty());
  }

  /** The program says the name itself, so it is known; but nothing has that name yet. */
  @Test
  void whatIsNewIsNotLookedForBeforeItIsThere() {
    Plan plan =
        plan(
            """
            node "a" { name = "known" }
            data node "b" { name = node.a.name }
            leaf "c" { value = data.node.b.id }
            """);
    account.lend("node", node("known", "n-1", ""));
    Runs.apply(plan, account);
    assertEquals(text("n-1"), account.at(address("leaf.c")).attributes().get("value"));
  }

  @Test
  void aLookupMayWaitForAnotherThatWaits() {
    Plan plan =
        plan(
            WAITING
                + """
                data node "d" { name = data.node.b.value }
                output "id" { value = data.node.d.id }
                """);
    account.lend("node", node("node-0001", "n-1", "second"));
    account.lend("node", node("second", "n-2", ""));
    assertEquals(text("n-2"), Runs.apply(plan, account).outputs().get("id"));
  }

  @Test
  void aListThatIsFoundDuringTheApply() {
    Plan plan =
        plan(
            """
            node "a" {}
            data node "some" {
              all   = true
              value = node.a.id
            }
            leaf "b" {
              needs = data.node.some
              value = "${length(data.node.some)}: ${join(",", data.node.some[*].name)}"
            }
            """);
    account.lend("node", node("x", "n-1", "node-0001"));
    account.lend("node", node("y", "n-2", "node-0001"));
    account.lend("node", node("z", "n-3", "other"));
    Runs.apply(plan, account);
    Value.ObjectOf made = account.at(address("leaf.b")).attributes();
    assertEquals(text("2: x,y"), made.get("value"));
    assertEquals("[\"n-1\", \"n-2\"]", ValueText.of(made.get("needs")));
  }

  @Test
  void whatIsNotThereDuringTheApplyFailsWithAllThatReadsIt() {
    ApplyResult result = Runs.apply(plan(WAITING), account);
    assertEquals(
        new Outcome.Failed("NotOne", "", "there is no node with name = \"node-0001\"", ""),
        result.outcomes().get("data.node.b"));
    assertEquals(new Outcome.Skipped("data.node.b"), result.outcomes().get("leaf.c"));
    account.lend("node", node("node-0001", "n-1", "one"));
    Runs.apply(plan(WAITING), account);
    assertTrue(plan(WAITING).isEmpty());
  }

  @Test
  void aSavedPlanLooksUpTheSame(@TempDir Path directory) throws IOException {
    Path file = directory.resolve("plan.json");
    PlanFile.write(plan(WAITING), file);
    Plan saved =
        switch (PlanFile.read(file)) {
          case PlanFileResult.Read(var plan) -> plan;
          case PlanFileResult.Unusable(var problem) -> throw new AssertionError(problem);
        };
    account.lend("node", node("node-0001", "n-1", "one"));
    Runs.apply(saved, account);
    assertEquals(text("one!"), account.at(address("leaf.c")).attributes().get("value"));
  }

  /** How many there will be has to be known before anything is made. */
  @Test
  void instancesMayNotWait() {
    Diagnostic problem =
        problem(
            """
            node "a" {}
            data node "b" { name = node.a.id }
            leaf "c" {
              for_each = toset([data.node.b.value])
              value    = each.key
            }
            """);
    assertEquals("ECS056", problem.rule().id());
  }

  @Test
  void whatDependsOnSomethingThatIsThereIsFound() {
    Runs.apply(plan("node \"a\" {}"), account);
    account.lend("node", node("node-0001", "n-1", ""));
    assertTrue(
        plan("""
        node "a" {}
        data node "b" { name = node.a.id }
        output "id" { value = data.node.b.id }
        """)
            .toTree()
            .contains("output id = \"n-1\""));
  }

  private static final String LATE =
      """
      data node "shared" { name = "shared" }
      node "new" {}
      leaf "a" { value = "${node.new.id} ${data.node.shared.value}" }
      leaf "b" {
        base  = data.node.shared
        value = node.new.id
      }
      """;

  @Test
  void whatWaitsForNewObjectsStillKnowsWhatIsBorrowed() {
    account.lend("node", node("shared", "n-1", "one"));
    Runs.apply(plan(LATE), account);
    assertEquals(text("node-0001 one"), account.at(address("leaf.a")).attributes().get("value"));
    assertEquals(text("n-1"), account.at(address("leaf.b")).attributes().get("base"));
    assertTrue(plan(LATE).isEmpty());
  }

  @Test
  void aPlanIsRefusedWhenWhatItReadIsNoLongerSo() {
    account.lend("node", node("shared", "n-1", "one"));
    Plan plan = plan(LATE);
    account.takeBack("node");
    account.lend("node", node("shared", "n-1", "two"));
    assertEquals(
        "the account is not as this plan saw it: data.node.shared was changed. Nothing was"
            + " changed; make a new plan",
        assertThrows(PlanRefused.class, () -> Runs.apply(plan, account)).explanation());
    account.takeBack("node");
    account.lend("node", node("shared", "n-2", "one"));
    assertTrue(
        assertThrows(PlanRefused.class, () -> Runs.apply(plan, account))
            .explanation()
            .contains("data.node.shared was n-1 and is now n-2"));
  }

  @Test
  void whatTheProgramDoesNotReadMayChange() {
    account.lend("node", node("shared", "n-1", "one"));
    Plan plan =
        plan("data node \"shared\" { name = \"shared\" }\nleaf \"a\" { base = data.node.shared }");
    account.takeBack("node");
    account.lend("node", node("shared", "n-1", "two"));
    assertTrue(Runs.apply(plan, account).isComplete());
  }

  @Test
  void aPlanFileHoldsWhatToLookForAndNotWhatWasFound() {
    account.lend("node", node("shared", "n-1", "one"));
    Plan plan =
        plan(
            """
            data node "shared" { name = "shared" }
            leaf "a" {}
            check "c" {
              assert {
                condition     = data.node.shared.value == leaf.a.id || true
                error_message = ""
              }
            }
            """);
    assertFalse(PlanFile.write(plan).contains("\"one\""));
    assertEquals("data.node.shared", plan.lookups().getFirst().address().toString());
  }

  @Test
  void aDestroyBorrowsNothing() {
    account.lend("node", node("shared", "n-1", "one"));
    Runs.apply(plan(LATE), account);
    account.takeBack("node");
    account.forgetCalls();
    Compilation settled = settleNothing();
    Plan plan = Runs.destroy(settled.program(), account);
    assertEquals(List.of(), plan.lookups());
    Runs.apply(plan, account);
    assertTrue(account.calls().stream().noneMatch(call -> call.startsWith("lookup")));
  }

  private Compilation settleNothing() {
    return new Compiler(SCHEMA)
        .compile(
            new CompileRequest(
                List.of(new SourceFile("main.ecs", "stack \"shop\" {}\n" + LATE)),
                List.of(),
                "",
                ""));
  }
}
