package io.ecsctl.planner.plan;

import static io.ecsctl.planner.testing.TestSchema.SCHEMA;
import static io.ecsctl.planner.testing.TestValues.address;
import static io.ecsctl.planner.testing.TestValues.object;
import static io.ecsctl.planner.testing.TestValues.ref;
import static io.ecsctl.planner.testing.TestValues.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ecsctl.compiler.program.Program;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.apply.ApplyResult;
import io.ecsctl.planner.provider.LiveResource;
import io.ecsctl.planner.testing.FakeProvider;
import io.ecsctl.planner.testing.Runs;
import io.ecsctl.planner.testing.TestProgram;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Objects whose address or owner changes. */
class HandoverTest {
  private final FakeProvider account = new FakeProvider(SCHEMA);

  private static TestProgram program() {
    return new TestProgram(SCHEMA);
  }

  /** Applied; the plan after it is empty, and these calls were made. */
  private List<String> applied(Program program) {
    account.forgetCalls();
    ApplyResult result = Runs.applyInOrder(program, account);
    assertEquals(Map.of(), result.failures());
    List<String> calls = account.calls();
    Plan next = Runs.plan(program, account);
    assertTrue(next.isEmpty(), next::toTree);
    return calls.stream().filter(call -> !call.equals("read")).toList();
  }

  @Test
  void anObjectIsRenamedAndStaysWhatItIs() {
    applied(program().resource("node.old", Map.of("name", text("n"))).build());
    Program renamed =
        program()
            .resource("node.web", Map.of("name", text("n")))
            .resource("leaf.user", Map.of("base", ref("node.web")))
            .moved("node.old", "node.web")
            .build();
    assertEquals(
        """
        plan shop
        > node.web (moved) from node.old
        + leaf.user
            base = "node-0001"
        1 to create, 0 to update, 0 to replace, 0 to delete, 1 to move
        """,
        Runs.plan(renamed, account).toTree());
    assertEquals(List.of("claim node.web node-0001", "create leaf.user"), applied(renamed));
  }

  @Test
  void aRenamedObjectIsChangedAfterItHasItsName() {
    applied(program().resource("node.old", Map.of("name", text("n"))).build());
    Program program =
        program()
            .resource("node.web", Map.of("name", text("n"), "value", text("x")))
            .moved("node.older", "node.old")
            .moved("node.old", "node.web")
            .build();
    assertEquals(
        """
        plan shop
        > node.web (moved) from node.old
        ~ node.web
            after node.web (moved)
            value = "x"
        0 to create, 1 to update, 0 to replace, 0 to delete, 1 to move
        """,
        Runs.plan(program, account).toTree());
    assertEquals(List.of("claim node.web node-0001", "update node.web [value]"), applied(program));
  }

  @Test
  void instancesKeepTheirKeysAndModulesTheirContent() {
    applied(
        program()
            .resource("node.x[\"a\"]", Map.of("name", text("a")))
            .resource("node.x[\"b\"]", Map.of("name", text("b")))
            .resource("node.one", Map.of("name", text("one")))
            .build());
    assertEquals(
        List.of(
            "claim node.one[\"k\"] node-0003",
            "claim node.y[\"a\"] node-0001",
            "claim node.y[\"b\"] node-0002"),
        applied(
                program()
                    .resource("node.y[\"a\"]", Map.of("name", text("a")))
                    .resource("node.y[\"b\"]", Map.of("name", text("b")))
                    .resource("node.one[\"k\"]", Map.of("name", text("one")))
                    .moved("node.x", "node.y")
                    .moved("node.one", "node.one[\"k\"]")
                    .build())
            .stream()
            .sorted()
            .toList());
  }

  @Test
  void countAddedOrTakenAwayIsAMove() {
    applied(program().resource("node.x", Map.of("name", text("n"))).build());
    assertEquals(
        List.of("claim node.x[0] node-0001"),
        applied(program().resource("node.x[0]", Map.of("name", text("n"))).build()));
    assertEquals(
        List.of("claim node.x node-0001"),
        applied(program().resource("node.x", Map.of("name", text("n"))).build()));
  }

  @Test
  void whereSomethingElseIsNothingMoves() {
    applied(
        program()
            .resource("node.old", Map.of("name", text("a")))
            .resource("node.web", Map.of("name", text("b")))
            .build());
    assertEquals(
        """
        plan shop
        - node.old
            note: not moved: there is a node.web already
        0 to create, 0 to update, 0 to replace, 1 to delete
        """,
        Runs.plan(
                program()
                    .resource("node.web", Map.of("name", text("b")))
                    .moved("node.old", "node.web")
                    .build(),
                account)
            .toTree());
  }

  @Test
  void anInterruptedMoveGoesOn() {
    applied(program().resource("node.old", Map.of("name", text("n"))).build());
    Program program =
        program()
            .resource("node.web", Map.of("name", text("n"), "value", text("x")))
            .moved("node.old", "node.web")
            .build();
    account.failOn("update node.web", "Throttling");
    assertEquals(1, Runs.apply(program, account).failures().size());
    account.on("update node.web", () -> {});
    assertEquals(List.of("update node.web [value]"), applied(program));
  }

  @Test
  void removedObjectsStayWhenTheProgramSaysSo() {
    applied(
        program()
            .resource("node.kept", Map.of("name", text("a")))
            .resource("node.gone", Map.of("name", text("b")))
            .build());
    Program program = program().removed("node.kept", false).removed("node.gone", true).build();
    assertEquals(
        """
        plan shop
        - node.gone
        . node.kept (stays in the account)
        0 to create, 0 to update, 0 to replace, 1 to delete, 1 to let go
        """,
        Runs.plan(program, account).toTree());
    assertEquals(List.of("delete node.gone", "release node.kept"), applied(program));
  }

  @Test
  void whatIsToStayIsNotDestroyedWithTheStack() {
    applied(program().resource("node.kept", Map.of("name", text("a"))).build());
    Plan plan = Runs.destroy(program().removed("node.kept", false).build(), account);
    assertEquals(List.of(Action.FORGET), plan.changes().stream().map(PlanNode::action).toList());
  }

  private void foreign(String id, String name, String owner) {
    Map<String, Value> attributes =
        Map.of("id", text(id), "name", text(name), "value", text("theirs"));
    account.putForeign(
        new LiveResource(address("node.theirs"), id, object(attributes), "", true), owner);
  }

  private static Program adopting(String id) {
    return program()
        .resource("node.web", Map.of("name", text("n"), "value", text("ours")))
        .adopt("node.web", id)
        .build();
  }

  @Test
  void anAdoptedObjectShowsWhatWillChange() {
    foreign("node-77", "n", "");
    assertEquals(
        """
        plan shop
        < node.web (adopted) node-77
        ~ node.web
            after node.web (adopted)
            value = "theirs" -> "ours"
        0 to create, 1 to update, 0 to replace, 0 to delete, 1 to adopt
        """,
        Runs.plan(adopting("node-77"), account).toTree());
    assertEquals(
        List.of(
            "find node.web node-77",
            "find node.web node-77",
            "claim node.web node-77",
            "update node.web [value]"),
        applied(adopting("node-77")));
  }

  @Test
  void anAdoptionThatIsDoneCostsNothing() {
    foreign("node-77", "n", "");
    applied(adopting("node-77"));
    account.forgetCalls();
    assertTrue(Runs.plan(adopting("node-77"), account).isEmpty());
    assertEquals(List.of("read"), account.calls());
  }

  @Test
  void anInterruptedAdoptionGoesOn() {
    foreign("node-77", "n", "");
    account.failOn("update node.web", "Throttling");
    assertEquals(1, Runs.apply(adopting("node-77"), account).failures().size());
    account.on("update node.web", () -> {});
    assertEquals(List.of("update node.web [value]"), applied(adopting("node-77")));
  }

  private String refusal(Program program) {
    PlanRefused refused = assertThrows(PlanRefused.class, () -> Runs.plan(program, account));
    assertEquals(PlanRefused.Reason.ADOPTION, refused.reason());
    return refused.explanation();
  }

  @Test
  void whatIsSomebodysIsNotAdopted() {
    foreign("node-77", "n", "bank");
    assertEquals(
        "node-77 belongs to stack bank as node.theirs, so it can not become node.web; that stack"
            + " has to let go of it first, with a removed block and destroy = false",
        refusal(adopting("node-77")));
    assertEquals(
        "there is no node that AWS calls node-78, to be adopted as node.web (test.ecs:1)",
        refusal(adopting("node-78")));
  }

  @Test
  void whatIsOursAlreadyIsRenamedInstead() {
    applied(program().resource("node.old", Map.of("name", text("n"))).build());
    assertEquals(
        "node-0001 is in this stack already, as node.old; to rename it, write moved { from ="
            + " node.old, to = node.web } instead of adopting it",
        refusal(adopting("node-0001")));
  }

  @Test
  void anAddressHoldsOneObject() {
    foreign("node-77", "other", "");
    applied(program().resource("node.web", Map.of("name", text("n"))).build());
    assertEquals(
        "node.web is node-0001 already, so node-77 can not become it (test.ecs:1); take the import"
            + " out, or let go of the other one first",
        refusal(adopting("node-77")));
  }

  @Test
  void whatSomebodyTookMeanwhileIsLeftToThem() {
    foreign("node-77", "n", "");
    Plan plan = Runs.plan(adopting("node-77"), account);
    foreign("node-77", "n", "bank");
    PlanRefused refused = assertThrows(PlanRefused.class, () -> Runs.apply(plan, account));
    assertEquals(PlanRefused.Reason.ADOPTION, refused.reason());
  }

  @Test
  void anAdoptedRevisionThatIsAsWrittenGetsItsHash() {
    account.putForeign(
        new LiveResource(
            address("revision.theirs"),
            "revision-9",
            object(Map.of("id", text("revision-9"), "value", text("x"))),
            "",
            true),
        "");
    Program program =
        program()
            .resource("revision.web", Map.of("value", text("x")))
            .adopt("revision.web", "revision-9")
            .build();
    assertEquals(
        List.of(
            "find revision.web revision-9",
            "find revision.web revision-9",
            "claim revision.web revision-9"),
        applied(program));
    assertEquals(64, account.at(address("revision.web")).contentHash().length());
  }
}
