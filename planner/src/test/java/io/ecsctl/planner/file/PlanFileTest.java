package io.ecsctl.planner.file;

import static io.ecsctl.planner.testing.TestSchema.SCHEMA;
import static io.ecsctl.planner.testing.TestValues.list;
import static io.ecsctl.planner.testing.TestValues.ref;
import static io.ecsctl.planner.testing.TestValues.refs;
import static io.ecsctl.planner.testing.TestValues.sensitive;
import static io.ecsctl.planner.testing.TestValues.text;
import static io.ecsctl.planner.testing.TestValues.unknown;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ecsctl.compiler.program.Condition;
import io.ecsctl.compiler.program.Program;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.PlanOptions;
import io.ecsctl.planner.apply.Applier;
import io.ecsctl.planner.apply.ApplyListener;
import io.ecsctl.planner.apply.ApplyOptions;
import io.ecsctl.planner.apply.Cancellation;
import io.ecsctl.planner.file.PlanFileProblem.Kind;
import io.ecsctl.planner.journal.Journal;
import io.ecsctl.planner.plan.Plan;
import io.ecsctl.planner.testing.FakeProvider;
import io.ecsctl.planner.testing.Runs;
import io.ecsctl.planner.testing.TestProgram;
import io.ecsctl.planner.testing.TestValues;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlanFileTest {
  private static final Map<String, Value> SECRETS = Map.of("password", text("hunter2"));

  private final FakeProvider account = new FakeProvider(SCHEMA);

  /** A plan with every action in it. */
  private Plan rich() {
    Runs.apply(
        new TestProgram(SCHEMA)
            .resource("node.changed", Map.of("value", text("1")))
            .resource("node.replaced", Map.of("fixed", text("1")))
            .resource("node.deleted", Map.of())
            .build(),
        account);
    Program program =
        new TestProgram(SCHEMA)
            .resource("node.changed", Map.of("value", sensitive("hunter2", "var.password")))
            .resource("node.replaced", Map.of("fixed", text("2"), "peers", refs("node.new")))
            .resource(
                "node.new", Map.of("needs", refs("node.changed"), "value", text("\u00e4 \"q\"")))
            .resource(
                "node.late", Map.of("value", unknown("node.new.arn"), "base", ref("node.new")))
            .output("arn", unknown("node.new.arn"))
            .check(
                "late",
                new Condition(
                    "node.new.arn != var.password",
                    unknown("node.new.arn != var.password"),
                    text("Strange.")))
            .build();
    return Runs.plan(program, account, new PlanOptions(false, "test", SECRETS));
  }

  private static Plan read(String text) {
    return assertInstanceOf(PlanFileResult.Read.class, PlanFile.read("plan.json", text)).plan();
  }

  private static PlanFileProblem problem(String text) {
    return assertInstanceOf(PlanFileResult.Unusable.class, PlanFile.read("plan.json", text))
        .problem();
  }

  private static PlanFileProblem problem(String text, Map<String, Value> secrets) {
    return PlanFile.check("plan.json", read(text), secrets).orElseThrow();
  }

  @Test
  void whatIsReadIsWhatWasWritten() {
    Plan plan = rich();
    String written = PlanFile.write(plan);
    Plan read = read(written);
    assertEquals(plan.toTree(), read.toTree());
    assertEquals(written, PlanFile.write(read));
    assertEquals(plan.seen(), read.seen());
    assertEquals(plan.identity(), read.identity());
  }

  @Test
  void holdsNoSecret() {
    String written = PlanFile.write(rich());
    assertFalse(written.contains("hunter2"), written);
    assertTrue(written.contains("var.password"));
  }

  @Test
  void aSecretMustBeGivenAgainAndBeTheSame() {
    String written = PlanFile.write(rich());
    PlanFileProblem missing = problem(written, Map.of());
    assertEquals(Kind.MISSING_VARIABLES, missing.kind());
    assertTrue(missing.message().contains("password"), missing.message());
    PlanFileProblem other = problem(written, Map.of("password", text("hunter3")));
    assertEquals(Kind.OTHER_VARIABLES, other.kind());
    assertFalse(other.message().contains("hunter"), other.message());
  }

  @Test
  void aPlanCutShortIsCorruptWhereverItIsCut() {
    String written = PlanFile.write(rich());
    for (int end = 0; end < written.length() - 1; end += 97) {
      assertEquals(Kind.CORRUPT, problem(written.substring(0, end)).kind());
    }
  }

  @Test
  void anEditIsNoticed() {
    String written = PlanFile.write(rich());
    assertEquals(Kind.CORRUPT, problem(written.replace("\"DELETE\"", "\"NO_OP\"")).kind());
  }

  @Test
  void otherFilesAndOtherVersionsAreToldApart() {
    assertEquals(Kind.CORRUPT, problem("resource {}").kind());
    assertEquals(Kind.CORRUPT, problem("{\"a\": 1}").kind());
    PlanFileProblem version = problem("{\"formatVersion\": 99, \"x\": 1}");
    assertEquals(Kind.OTHER_VERSION, version.kind());
    assertTrue(version.message().contains("format 99"), version.message());
  }

  @Test
  void aMissingFileAndOneThatIsNoTextAreProblems(@TempDir Path dir) throws IOException {
    Path file = dir.resolve("plan.json");
    assertEquals(
        Kind.UNREADABLE,
        assertInstanceOf(PlanFileResult.Unusable.class, PlanFile.read(file)).problem().kind());
    Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0});
    assertEquals(
        Kind.CORRUPT,
        assertInstanceOf(PlanFileResult.Unusable.class, PlanFile.read(file)).problem().kind());
  }

  @Test
  void aPlanReadFromAFileIsApplied(@TempDir Path dir) throws IOException {
    Program program =
        new TestProgram(SCHEMA)
            .resource("node.a", Map.of("value", sensitive("hunter2", "var.password")))
            .resource("node.b", Map.of("needs", list(TestValues.ref("node.a"))))
            .build();
    Path file = dir.resolve("plan.json");
    PlanFile.write(Runs.plan(program, account, new PlanOptions(false, "test", SECRETS)), file);
    Plan read = assertInstanceOf(PlanFileResult.Read.class, PlanFile.read(file)).plan();
    assertTrue(
        Applier.apply(
                read,
                account,
                ApplyListener.NONE,
                new Cancellation(),
                new ApplyOptions(2, "test", SECRETS, Journal.none()))
            .isComplete());
    assertEquals(
        text("hunter2"), account.at(TestValues.address("node.a")).attributes().get("value"));
    assertTrue(Runs.plan(program, account, new PlanOptions(false, "test", SECRETS)).isEmpty());
    assertEquals(List.of(file), filesIn(dir));
  }

  private static List<Path> filesIn(Path dir) throws IOException {
    try (var files = Files.list(dir)) {
      return files.toList();
    }
  }
}
