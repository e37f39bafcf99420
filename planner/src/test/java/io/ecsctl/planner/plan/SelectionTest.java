package io.ecsctl.planner.plan;

import static io.ecsctl.planner.testing.TestSchema.SCHEMA;
import static io.ecsctl.planner.testing.TestValues.ref;
import static io.ecsctl.planner.testing.TestValues.text;
import static io.ecsctl.planner.testing.TestValues.unknown;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ecsctl.compiler.address.AddressRange;
import io.ecsctl.compiler.program.Lifecycle;
import io.ecsctl.compiler.program.Program;
import io.ecsctl.planner.PlanOptions;
import io.ecsctl.planner.file.PlanFile;
import io.ecsctl.planner.provider.LiveResource;
import io.ecsctl.planner.testing.FakeProvider;
import io.ecsctl.planner.testing.Runs;
import io.ecsctl.planner.testing.TestProgram;
import io.ecsctl.planner.testing.TestValues;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Plans for a part of a program. */
class SelectionTest {
  private final FakeProvider account = new FakeProvider(SCHEMA);

  /** A chain of three, and one that stands alone. */
  private static Program chain(String value) {
    return new TestProgram(SCHEMA)
        .resource("node.base", Map.of("value", text(value)))
        .resource("leaf.middle", Map.of("base", ref("node.base"), "value", text(value)))
        .resource("leaf.top", Map.of("base", ref("leaf.middle"), "value", text(value)))
        .resource("node.alone", Map.of("value", text(value)))
        .output("base", unknown("node.base.value"))
        .build();
  }

  private Plan plan(Program program, Selection selection, boolean destroy) {
    return Runs.plan(program, account, new PlanOptions(destroy, "test").selecting(selection));
  }

  private static List<AddressRange> ranges(String... addresses) {
    return Stream.of(addresses).map(AddressRange::parse).map(Objects::requireNonNull).toList();
  }

  private static Selection target(String... addresses) {
    return new Selection(ranges(addresses), List.of(), List.of(), false);
  }

  private static Selection exclude(String... addresses) {
    return new Selection(List.of(), ranges(addresses), List.of(), false);
  }

  private static Selection replace(String... addresses) {
    return new Selection(List.of(), List.of(), ranges(addresses), false);
  }

  private static List<String> steps(Plan plan) {
    return plan.changes().stream().map(node -> node.action() + " " + node.id()).toList();
  }

  private static List<String> left(Plan plan) {
    return plan.leftOut().stream().map(node -> node.action() + " " + node.id()).toList();
  }

  @Test
  void aTargetBringsWhatItNeedsAndNothingElse() {
    Plan plan = plan(chain("1"), target("leaf.middle"), false);
    assertEquals(List.of("CREATE node.base", "CREATE leaf.middle"), steps(plan));
    assertEquals(List.of("CREATE leaf.top", "CREATE node.alone"), left(plan));
    assertEquals(Map.of(), Runs.apply(plan, account).failures());
    assertEquals(
        List.of("CREATE leaf.top", "CREATE node.alone"), steps(Runs.plan(chain("1"), account)));
  }

  @Test
  void whatIsExcludedTakesAlongWhatNeedsIt() {
    Plan plan = plan(chain("1"), exclude("leaf.middle"), false);
    assertEquals(List.of("CREATE node.base", "CREATE node.alone"), steps(plan));
    assertEquals(List.of("CREATE leaf.middle", "CREATE leaf.top"), left(plan));
  }

  @Test
  void anExclusionCountsMoreThanATarget() {
    Plan plan =
        plan(
            chain("1"),
            new Selection(ranges("leaf.top", "node.alone"), ranges("node.base"), List.of(), false),
            false);
    assertEquals(List.of("CREATE node.alone"), steps(plan));
  }

  @Test
  void aTargetThatGoesBringsWhatHasToGoBefore() {
    Runs.apply(chain("1"), account);
    Plan plan = plan(chain("1"), target("leaf.middle"), true);
    assertEquals(List.of("DELETE leaf.top", "DELETE leaf.middle"), steps(plan));
    assertEquals(Map.of(), Runs.apply(plan, account).failures());
    Plan kept = plan(chain("1"), exclude("node.base"), true);
    assertEquals(List.of("DELETE node.alone"), steps(kept));
  }

  @Test
  void whatIsLeftOutIsNotPartOfWhatOthersRead() {
    Runs.apply(chain("1"), account);
    Plan whole = Runs.plan(chain("2"), account);
    assertEquals(text("2"), whole.outputs().getFirst().value());
    Plan part = plan(chain("2"), target("node.alone"), false);
    assertEquals(List.of("UPDATE node.alone"), steps(part));
    assertEquals(text("1"), part.outputs().getFirst().value());
  }

  @Test
  void aKeyLessAddressStandsForAllInstances() {
    Program program =
        new TestProgram(SCHEMA)
            .resource("node.many[\"a\"]", Map.of())
            .resource("node.many[\"b\"]", Map.of())
            .resource("node.other", Map.of())
            .build();
    assertEquals(
        List.of("CREATE node.many[\"a\"]", "CREATE node.many[\"b\"]"),
        steps(plan(program, target("node.many"), false)));
    assertEquals(
        List.of("CREATE node.many[\"b\"]"),
        steps(plan(program, target("node.many[\"b\"]"), false)));
  }

  @Test
  void whatDoesNotDifferIsReplacedOnDemand() {
    Runs.apply(chain("1"), account);
    Plan plan = plan(chain("1"), replace("node.alone"), false);
    assertEquals("asked for by --replace", plan.changes().getFirst().replaceReason());
    LiveResource before = account.at(TestValues.address("node.alone"));
    assertEquals(Map.of(), Runs.apply(plan, account).failures());
    assertTrue(!account.at(TestValues.address("node.alone")).id().equals(before.id()));
    assertTrue(Runs.plan(chain("1"), account).isEmpty());
  }

  @Test
  void aGeneratedNameDoesNotGrowWithEachReplacement() {
    Program program = new TestProgram(SCHEMA).resource("node.a", Map.of()).build();
    Runs.apply(program, account);
    Runs.apply(plan(program, replace("node.a"), false), account);
    String once = account.at(TestValues.address("node.a")).text("name");
    Runs.apply(plan(program, replace("node.a"), false), account);
    String twice = account.at(TestValues.address("node.a")).text("name");
    assertEquals(once.length(), twice.length(), once + " and then " + twice);
  }

  @Test
  void aRefreshChangesNothingAndSaysWhatDiffers() {
    Runs.apply(chain("1"), account);
    account.meddle("node.base", "value", text("by hand"));
    Plan plan = plan(chain("1"), new Selection(List.of(), List.of(), List.of(), true), false);
    assertTrue(plan.isEmpty());
    assertEquals(
        """
        plan shop --refresh-only
        left out: ~ node.base
        output base = "by hand"
        0 to create, 0 to update, 0 to replace, 0 to delete
        """,
        plan.toTree());
  }

  @Test
  void whatIsKeptMayHinderOnlyWhereItIsTouched() {
    Lifecycle kept =
        new Lifecycle(true, null, List.of(), List.of(), List.of(), List.of(), List.of());
    Program before =
        new TestProgram(SCHEMA)
            .resource("node.kept", Map.of("fixed", text("1")), kept)
            .resource("node.other", Map.of("value", text("1")))
            .build();
    Program after =
        new TestProgram(SCHEMA)
            .resource("node.kept", Map.of("fixed", text("2")), kept)
            .resource("node.other", Map.of("value", text("2")))
            .build();
    Runs.apply(before, account);
    assertThrows(PlanRefused.class, () -> Runs.plan(after, account));
    assertEquals(List.of("UPDATE node.other"), steps(plan(after, exclude("node.kept"), false)));
  }

  @Test
  void anAddressThatNamesNothingIsRefusedWithTheOneThatWasMeant() {
    assertEquals(
        "--target node.bsae names nothing in the program or the account; did you mean node.base?",
        refusal(target("node.bsae")));
    assertEquals(
        "--replace leaf.midle names nothing in the program; did you mean leaf.middle?",
        refusal(replace("leaf.midle")));
    assertEquals(
        "--exclude module.net names nothing in the program or the account",
        refusal(exclude("module.net")));
  }

  private String refusal(Selection selection) {
    PlanRefused refused = assertThrows(PlanRefused.class, () -> plan(chain("1"), selection, false));
    assertEquals(PlanRefused.Reason.UNKNOWN_ADDRESS, refused.reason());
    return refused.explanation();
  }

  @Test
  void aSavedPlanSaysWhatItLeavesOut() {
    String text =
        PlanFile.write(
            plan(
                chain("1"),
                new Selection(ranges("leaf.middle"), ranges("node.alone"), List.of(), false),
                false));
    assertTrue(text.contains("\"targets\" : [ \"leaf.middle\" ]"), text);
    assertTrue(text.contains("\"leftOut\" : [ {"), text);
  }
}
