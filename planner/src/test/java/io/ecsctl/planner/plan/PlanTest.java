package io.ecsctl.planner.plan;

import static io.ecsctl.planner.testing.TestSchema.SCHEMA;
import static io.ecsctl.planner.testing.TestValues.address;
import static io.ecsctl.planner.testing.TestValues.map;
import static io.ecsctl.planner.testing.TestValues.ref;
import static io.ecsctl.planner.testing.TestValues.refs;
import static io.ecsctl.planner.testing.TestValues.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ecsctl.compiler.program.Lifecycle;
import io.ecsctl.compiler.program.Program;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.compiler.value.ValueText;
import io.ecsctl.planner.provider.LiveResource;
import io.ecsctl.planner.testing.FakeProvider;
import io.ecsctl.planner.testing.Runs;
import io.ecsctl.planner.testing.TestProgram;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PlanTest {
  private final FakeProvider account = new FakeProvider(SCHEMA);

  private static TestProgram program() {
    return new TestProgram(SCHEMA);
  }

  @Test
  void createsInOrderOfReference() {
    Plan plan =
        Runs.plan(
            program()
                .resource("node.b", Map.of("base", ref("node.a"), "value", text("x")))
                .resource("node.a", Map.of())
                .output("b", ref("node.b"))
                .build(),
            account);
    assertEquals(
        """
        plan shop
        + node.a
            name = "shop-a"
        + node.b
            after node.a
            name = "shop-b"
            value = "x"
            base = node.a
        output b = node.b
        2 to create, 0 to update, 0 to replace, 0 to delete
        """,
        plan.toTree());
  }

  @Test
  void updatesWhatChangedAndNothingElse() {
    Runs.applyInOrder(
        program()
            .resource("node.a", Map.of("value", text("old")))
            .resource("node.b", Map.of("base", ref("node.a")))
            .build(),
        account);
    Plan plan =
        Runs.plan(
            program()
                .resource("node.a", Map.of("value", text("new")))
                .resource("node.b", Map.of("base", ref("node.a")))
                .build(),
            account);
    assertEquals(
        """
        plan shop
        ~ node.a
            value = "old" -> "new"
        0 to create, 1 to update, 0 to replace, 0 to delete
        """,
        plan.toTree());
  }

  @Test
  void aReplacementTakesANameOfItsOwnAndItsUsersAlong() {
    Runs.applyInOrder(
        program()
            .resource("node.a", Map.of("fixed", text("old")))
            .resource("node.user", Map.of("needs", refs("node.a")))
            .resource("node.tenant", Map.of("base", ref("node.a")))
            .build(),
        account);
    Plan plan =
        Runs.plan(
            program()
                .resource("node.a", Map.of("fixed", text("new")))
                .resource("node.user", Map.of("needs", refs("node.a")))
                .resource("node.tenant", Map.of("base", ref("node.a")))
                .build(),
            account);
    assertEquals(
        """
        plan shop
        +/- node.a (forced by fixed)
            name = "shop-a" -> "shop-a-e6261344"
            fixed = "old" -> "new" # replaces
        ~ node.user
            after node.a
            needs = ["node-0001"] -> [node.a]
        +/- node.tenant (forced by base)
            after node.a
            name = "shop-tenant" -> "shop-tenant-0b9d72e4"
            base = "node-0001" -> node.a # replaces
        - node.tenant (old)
            after node.tenant
        - node.a (old)
            after node.a, node.tenant, node.tenant (old), node.user
        0 to create, 1 to update, 2 to replace, 0 to delete
        """,
        plan.toTree());
    assertTrue(Runs.apply(plan, account).isComplete());
  }

  @Test
  void aNameThatTheProgramWritesForcesTheOldObjectToGoFirst() {
    Runs.applyInOrder(
        program().resource("node.a", Map.of("name", text("mine"), "fixed", text("1"))).build(),
        account);
    Plan plan =
        Runs.plan(
            program().resource("node.a", Map.of("name", text("mine"), "fixed", text("2"))).build(),
            account);
    assertEquals(
        """
        plan shop
        - node.a (old)
        -/+ node.a (forced by fixed)
            after node.a (old)
            fixed = "1" -> "2" # replaces
            note: interrupts: the old object is deleted before the new one is made
        0 to create, 0 to update, 1 to replace, 0 to delete
        """,
        plan.toTree());
    assertTrue(Runs.apply(plan, account).isComplete());
  }

  @Test
  void anObjectThatGoesFirstTakesItsTenantsAlong() {
    Runs.applyInOrder(
        program()
            .resource("leaf.a", Map.of("fixed", text("1")))
            .resource("node.tenant", Map.of("base", ref("leaf.a")))
            .build(),
        account);
    Plan plan =
        Runs.plan(
            program()
                .resource("leaf.a", Map.of("fixed", text("2")))
                .resource("node.tenant", Map.of("base", ref("leaf.a")))
                .build(),
            account);
    assertEquals(
        List.of("node.tenant (old)", "leaf.a (old)", "leaf.a", "node.tenant"),
        plan.changes().stream().map(PlanNode::id).toList());
    assertTrue(Runs.apply(plan, account).isComplete());
  }

  @Test
  void createBeforeDestroyOverridesTheKind() {
    Lifecycle lifecycle = new Lifecycle(false, true, List.of(), List.of());
    Runs.applyInOrder(program().resource("leaf.a", Map.of("fixed", text("1"))).build(), account);
    Plan plan =
        Runs.plan(
            program().resource("leaf.a", Map.of("fixed", text("2")), lifecycle).build(), account);
    assertEquals(
        List.of("leaf.a", "leaf.a (old)"), plan.changes().stream().map(PlanNode::id).toList());
  }

  @Test
  void aChangeOfATriggerReplaces() {
    Lifecycle whole = triggeredBy("leaf.a", "");
    Lifecycle value = triggeredBy("leaf.a", "value");
    Runs.applyInOrder(
        program()
            .resource("leaf.a", Map.of("value", text("1")))
            .resource("leaf.whole", Map.of(), whole)
            .resource("leaf.value", Map.of(), value)
            .build(),
        account);
    Plan unchanged =
        Runs.plan(
            program()
                .resource("leaf.a", Map.of("value", text("1")))
                .resource("leaf.whole", Map.of(), whole)
                .build(),
            account);
    assertEquals(Action.NO_OP, node(unchanged, "leaf.whole").action());
    Plan plan =
        Runs.plan(
            program()
                .resource("leaf.a", Map.of("value", text("2")))
                .resource("leaf.whole", Map.of(), whole)
                .resource("leaf.value", Map.of(), value)
                .resource("leaf.new", Map.of(), value)
                .build(),
            account);
    assertEquals(Action.REPLACE, node(plan, "leaf.whole").action());
    assertEquals("replace_triggered_by leaf.a", node(plan, "leaf.whole").replaceReason());
    assertEquals("replace_triggered_by leaf.a.value", node(plan, "leaf.value").replaceReason());
    assertEquals(Action.CREATE, node(plan, "leaf.new").action());
    assertTrue(Runs.apply(plan, account).isComplete());
  }

  @Test
  void otherChangesOfATriggerDoNotReplace() {
    Lifecycle fixed = triggeredBy("leaf.a", "fixed");
    Runs.applyInOrder(
        program()
            .resource("leaf.a", Map.of("value", text("1"), "fixed", text("1")))
            .resource("leaf.b", Map.of(), fixed)
            .build(),
        account);
    Plan plan =
        Runs.plan(
            program()
                .resource("leaf.a", Map.of("value", text("2"), "fixed", text("1")))
                .resource("leaf.b", Map.of(), fixed)
                .build(),
            account);
    assertEquals(Action.UPDATE, node(plan, "leaf.a").action());
    assertEquals(Action.NO_OP, node(plan, "leaf.b").action());
  }

  private static Lifecycle triggeredBy(String resource, String attribute) {
    return new Lifecycle(
        false, null, List.of(), List.of(new Lifecycle.Trigger(address(resource), attribute)));
  }

  private static PlanNode node(Plan plan, String id) {
    return plan.nodes().stream().filter(node -> node.id().equals(id)).findFirst().orElseThrow();
  }

  @Test
  void separateAttributesLetTwoReferToEachOther() {
    Plan plan =
        Runs.plan(
            program()
                .resource("node.a", Map.of("peers", refs("node.b")))
                .resource("node.b", Map.of("peers", refs("node.a")))
                .build(),
            account);
    assertEquals(
        """
        plan shop
        + node.a
            name = "shop-a"
        + node.b
            name = "shop-b"
        ~ node.a (peers)
            after node.a, node.b
            peers = [node.b]
        ~ node.b (peers)
            after node.a, node.b
            peers = [node.a]
        2 to create, 0 to update, 0 to replace, 0 to delete
        """,
        plan.toTree());
  }

  @Test
  void aStackComesDownFromItsTagsAlone() {
    Runs.applyInOrder(
        program()
            .resource("node.a", Map.of("peers", refs("node.b")))
            .resource("node.b", Map.of("peers", refs("node.a")))
            .resource("node.c", Map.of("base", ref("node.a")))
            .build(),
        account);
    Plan plan = Runs.plan(program().build(), account);
    assertEquals(
        """
        plan shop
        - node.c
        - node.a (peers)
            after node.c
        - node.b (peers)
        - node.a
            after node.a (peers), node.b (peers), node.c
        - node.b
            after node.a (peers), node.b (peers)
        0 to create, 0 to update, 0 to replace, 3 to delete
        """,
        plan.toTree());
    assertTrue(Runs.apply(plan, account).isComplete());
    assertEquals(List.of(), account.objects());
  }

  @Test
  void aDeletedObjectGoesAfterThoseThatUsedItWerePointedElsewhere() {
    Runs.applyInOrder(
        program()
            .resource("node.a", Map.of())
            .resource("node.user", Map.of("needs", refs("node.a")))
            .build(),
        account);
    Plan plan = Runs.plan(program().resource("node.user", Map.of()).build(), account);
    assertEquals(
        List.of("node.user", "node.a"), plan.changes().stream().map(PlanNode::id).toList());
    assertTrue(Runs.apply(plan, account).isComplete());
  }

  @Test
  void aChangedRevisionIsRegisteredAnewAndItsUsersFollow() {
    TestProgram first =
        program()
            .resource("revision.task", Map.of("value", text("image:1")))
            .resource("node.service", Map.of("needs", refs("revision.task")));
    Runs.applyInOrder(first.build(), account);
    account.forgetCalls();
    assertTrue(Runs.plan(first.build(), account).isEmpty());
    assertEquals(List.of("read"), account.calls());

    Plan plan =
        Runs.plan(
            program()
                .resource("revision.task", Map.of("value", text("image:2")))
                .resource("node.service", Map.of("needs", refs("revision.task")))
                .build(),
            account);
    assertEquals(
        """
        plan shop
        ~ revision.task (new revision)
            value = "image:1" -> "image:2"
        ~ node.service
            after revision.task
            needs = ["revision-0001"] -> [revision.task]
        0 to create, 2 to update, 0 to replace, 0 to delete
        """,
        plan.toTree());
    assertEquals(List.of("read", "read", "describe 1"), account.calls());
  }

  @Test
  void aTagOfTheStackDoesNotMakeARevision() {
    TestProgram program = program().resource("revision.task", Map.of("value", text("image:1")));
    Runs.apply(program.build(), account);
    assertEquals(
        """
        plan shop
        ~ revision.task
            tags["team"] = "web"
        0 to create, 1 to update, 0 to replace, 0 to delete
        """,
        Runs.plan(program.tag("team", "web").build(), account).toTree());
  }

  @Test
  void aResourcesOwnTagWinsOverTheStacks() {
    TestProgram program =
        program()
            .tag("team", "web")
            .tag("cost", "1")
            .resource("leaf.a", Map.of("tags", map(Map.of("cost", "2"))));
    Runs.apply(program.build(), account);
    assertEquals(
        "{ cost = \"2\", team = \"web\" }",
        ValueText.of(account.at(address("leaf.a")).attributes().get("tags")));
  }

  @Test
  void ignoredChangesAreNone() {
    Runs.applyInOrder(program().resource("leaf.a", Map.of("value", text("1"))).build(), account);
    account.meddle("leaf.a", "value", text("2"));
    Lifecycle ignoring = new Lifecycle(false, null, List.of("value"), List.of());
    assertFalse(
        Runs.plan(program().resource("leaf.a", Map.of("value", text("1"))).build(), account)
            .isEmpty());
    assertTrue(
        Runs.plan(
                program().resource("leaf.a", Map.of("value", text("1")), ignoring).build(), account)
            .isEmpty());
  }

  @Test
  void preventDestroyIsARefusal() {
    Lifecycle keep = new Lifecycle(true, null, List.of(), List.of());
    TestProgram program = program().resource("leaf.a", Map.of("fixed", text("1")), keep);
    Runs.apply(program.build(), account);
    PlanRefused replaced =
        assertThrows(
            PlanRefused.class,
            () ->
                Runs.plan(
                    program().resource("leaf.a", Map.of("fixed", text("2")), keep).build(),
                    account));
    assertEquals(PlanRefused.Reason.PREVENT_DESTROY, replaced.reason());
    assertTrue(replaced.explanation().startsWith("leaf.a would be replaced because of fixed"));
    PlanRefused destroyed =
        assertThrows(PlanRefused.class, () -> Runs.destroy(program.build(), account));
    assertTrue(destroyed.explanation().startsWith("leaf.a would be deleted"));
  }

  @Test
  void otherAccountsAndRegionsAreRefused() {
    assertEquals(
        PlanRefused.Reason.WRONG_ACCOUNT,
        assertThrows(
                PlanRefused.class,
                () -> Runs.plan(program().in("999999999999", "").build(), account))
            .reason());
    assertEquals(
        PlanRefused.Reason.WRONG_REGION,
        assertThrows(
                PlanRefused.class, () -> Runs.plan(program().in("", "us-east-1").build(), account))
            .reason());
    assertTrue(Runs.plan(program().in("123456789012", "eu-central-1").build(), account).isEmpty());
  }

  @Test
  void aCircleIsARefusalThatShowsIt() {
    PlanRefused refused =
        assertThrows(
            PlanRefused.class,
            () ->
                Runs.plan(
                    program()
                        .resource("leaf.a", Map.of("base", ref("leaf.b")))
                        .resource("leaf.b", Map.of("base", ref("leaf.a")))
                        .build(),
                    account));
    assertTrue(refused.explanation().contains("leaf.a -> leaf.b -> leaf.a"), refused.explanation());
  }

  @Test
  void duplicatesAreDeletedBeforeWhatTheyUse() {
    Runs.applyInOrder(program().resource("node.a", Map.of()).build(), account);
    LiveResource twin =
        new LiveResource(
            address("leaf.b"),
            "leaf-9998",
            Value.ObjectOf.of(Map.of("base", text("node-0001"), "id", text("leaf-9998"))),
            "",
            true);
    account.put(twin);
    account.put(new LiveResource(twin.address(), "leaf-9999", twin.attributes(), "", true));
    Plan plan = Runs.plan(program().build(), account);
    assertEquals(
        List.of("leaf.b", "leaf.b (duplicate leaf-9998)", "node.a"),
        plan.changes().stream().map(PlanNode::id).toList());
    assertTrue(Runs.apply(plan, account).isComplete());
    assertEquals(List.of(), account.objects());
  }

  /** As a crash within a replacement leaves them: the new object is there, and the old one. */
  @Test
  void ofTwoTheOneStaysThatLeastHasToBeDoneTo() {
    Program program =
        program()
            .resource("leaf.b", Map.of("base", text("new")))
            .resource("leaf.c", Map.of("base", ref("leaf.b")))
            .build();
    account.put(leaf("leaf.b", "leaf-old", "old"));
    account.put(leaf("leaf.c", "leaf-user", "leaf-old"));
    account.put(leaf("leaf.b", "leaf-new", "new"));
    Plan plan = Runs.plan(program, account);
    assertEquals(
        List.of("DELETE leaf.c (old)", "REPLACE leaf.c", "DELETE leaf.b (duplicate leaf-old)"),
        plan.changes().stream().map(node -> node.action() + " " + node.id()).toList());
    assertTrue(Runs.apply(plan, account).isComplete());
    assertTrue(Runs.plan(program, account).isEmpty());
  }

  private static LiveResource leaf(String address, String id, String base) {
    return new LiveResource(
        address(address),
        id,
        Value.ObjectOf.of(Map.of("base", text(base), "id", text(id))),
        "",
        true);
  }
}
