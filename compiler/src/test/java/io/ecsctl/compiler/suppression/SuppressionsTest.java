package io.ecsctl.compiler.suppression;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.Fixes;
import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.compiler.testing.Programs;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The program's service has one finding, the hint ECS419. */
class SuppressionsTest {
  private static final String SERVICE =
      """
      stack "shop" { region = "eu-central-1" }

      # BEFORE
      service "web" { # BEHIND
        task_definition = "web:3"
        desired_count   = 2
      }
      """;

  private static String program(String before, String behind) {
    return SERVICE.replace("# BEFORE", before).replace("# BEHIND", behind);
  }

  private static List<String> found(String program) {
    return compile(program).stream().map(d -> d.rule().id() + " " + d.headline()).toList();
  }

  private static List<Diagnostic> compile(String program) {
    return Programs.compile(new SourceFile("main.ecs", program)).diagnostics();
  }

  @Test
  void theHintIsThere() {
    assertEquals(1, found(program("", "")).size());
  }

  @ParameterizedTest
  @CsvSource({
    "# ecs:ignore ECS419 alarms are elsewhere",
    "// ecs:ignore ecs419 alarms are elsewhere",
    "/* ecs:ignore ECS419 alarms are elsewhere */"
  })
  void aCommentBeforeTheLineOrBehindItTakesTheHintBack(String comment) {
    assertEquals(List.of(), found(program(comment, "")));
    assertEquals(List.of(), found(program(comment + "\n# and more\n\n", "")));
    assertEquals(List.of(), found(program("", comment)));
  }

  @ParameterizedTest
  @CsvSource({
    "'# ecs:ignore', 'ECS091 this comment names no rule'",
    "'# ecs:acknowledge', 'ECS091 this comment names no rule'",
    "'# ecs:ignore ECS999 because', 'ECS091 there is no rule ECS999'",
    "'# ecs:ignore ECS419', 'ECS091 ECS419 is taken back without a reason'",
    "'# ecs:ignore ECS103 because', 'ECS091 ECS103 is an error, and errors can not be taken back'",
    "'# ecs:ignore ECS629 because',"
        + " 'ECS091 ECS629 is a danger, which is acknowledged and not taken back'",
    "'# ecs:acknowledge ECS629', 'ECS091 ECS629 is acknowledged without a reason'",
    "'# ecs:acknowledge ECS419 because',"
        + " 'ECS091 ECS419 is no danger, and only those are acknowledged'",
    "'# ecs:ignore ECS614 because', 'ECS090 there is no ECS614 on line 4 to take back'"
  })
  void aCommentThatIsNoGoodIsSaid(String comment, String finding) {
    List<String> all = found(program(comment, ""));
    assertEquals(2, all.size(), all::toString);
    assertEquals(List.of(finding), all.stream().filter(f -> !f.startsWith("ECS419")).toList());
  }

  @Test
  void aMisspeltRuleHasASuggestion() {
    Diagnostic unknown =
        compile(program("# ecs:ignore ECS4199 because", "")).stream()
            .filter(finding -> finding.rule().equals(SuppressionRules.INVALID))
            .findFirst()
            .orElseThrow();
    assertEquals("did you mean ECS419?", unknown.label());
  }

  @Test
  void whatOnlyTheAccountWouldSayIsNotCalledUnused() {
    assertEquals(1, found(program("# ecs:ignore ECS922 asked for more", "")).size());
  }

  @Test
  void whereThereAreErrorsNothingIsCalledUnused() {
    String program =
        program("# ecs:ignore ECS614 because", "") + "cluster \"c\" { name = 1 / 0 }\n";
    assertEquals(
        List.of(),
        found(program).stream().filter(finding -> finding.startsWith("ECS090")).toList());
  }

  @Test
  void theFixTakesAnUnusedCommentOut() {
    String program = program("", "# ecs:ignore ECS614 because");
    SourceFile source = new SourceFile("main.ecs", program);
    assertEquals(
        program("", ""),
        Fixes.of(
                List.of(source),
                Programs.compile(source).diagnostics().stream()
                    .filter(finding -> finding.rule().equals(SuppressionRules.UNUSED))
                    .toList(),
                (_, _) -> true)
            .texts()
            .get("main.ecs"));
  }
}
