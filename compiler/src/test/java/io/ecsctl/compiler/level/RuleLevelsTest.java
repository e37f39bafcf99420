package io.ecsctl.compiler.level;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ecsctl.compiler.Compilation;
import io.ecsctl.compiler.CompileRequest;
import io.ecsctl.compiler.Compiler;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.function.FileSource;
import io.ecsctl.compiler.module.ModuleLoader;
import io.ecsctl.compiler.program.RuleLevel;
import io.ecsctl.compiler.schema.SchemaReader;
import io.ecsctl.compiler.source.SourceFile;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The programs have one finding: ECS419, a hint; ECS413, an error; ECS629, a danger. */
class RuleLevelsTest {
  private static final String HINT =
      """
      service "web" {
        task_definition = "web:3"
        desired_count   = 2
      }
      """;
  private static final String ERROR =
      """
      service "web" {
        task_definition = "web:3"
        desired_count   = 2
        deployment_configuration { minimum_healthy_percent = 150 }
        deployment_circuit_breaker { enable = true, rollback = true }
      }
      """;
  private static final String DANGER =
      """
      security_group "bastion" {
        vpc         = "vpc-0a1b2c3d"
        description = "ssh"
        ingress { port = 22/tcp, from = [0.0.0.0/0] }%s
      }
      """;

  private static Compilation compile(String rules, String body, RuleSettings settings) {
    String stack =
        "stack \"shop\" {\n  region = \"eu-central-1\"\n  rules = %s\n}\n".formatted(rules);
    return new Compiler(SchemaReader.bundled())
        .compile(
            new CompileRequest(
                List.of(new SourceFile("main.ecs", stack + body)),
                List.of(),
                "",
                "",
                ModuleLoader.NONE,
                FileSource.NONE,
                settings));
  }

  private static List<String> found(Compilation compilation) {
    return compilation.diagnostics().stream()
        .map(finding -> finding.severity().label() + " " + finding.rule().id())
        .toList();
  }

  private static RuleSettings file(String rule, String level) {
    SourceFile toml = new SourceFile("ecsctl.toml", rule + " = \"" + level + "\"\n");
    return new RuleSettings(
        List.of(new RuleLevel(rule, level, toml.span(0, rule.length()))), List.of());
  }

  @ParameterizedTest
  @CsvSource({"error", "danger", "warning", "hint"})
  void aHintWeighsWhatTheProgramSays(String level) {
    Compilation compilation = compile("{ ECS419 = \"" + level + "\" }", HINT, RuleSettings.NONE);
    assertEquals(List.of(level + " ECS419"), found(compilation));
    assertEquals(level.equals("error") || level.equals("danger"), compilation.hasErrors());
  }

  @Test
  void aHintCanBeSwitchedOff() {
    assertEquals(List.of(), found(compile("{ ECS419 = \"off\" }", HINT, RuleSettings.NONE)));
    assertEquals(List.of(), found(compile("{}", HINT, file("ecs419", "off"))));
  }

  @Test
  void theProgramWinsOverTheFile() {
    assertEquals(
        List.of("warning ECS419"),
        found(compile("{ ECS419 = \"warning\" }", HINT, file("ECS419", "error"))));
  }

  @Test
  void anErrorGoesDownToADanger() {
    Compilation compilation = compile("{ ECS413 = \"danger\" }", ERROR, RuleSettings.NONE);
    assertEquals(List.of("danger ECS413"), found(compilation));
    assertTrue(compilation.hasErrors());
  }

  @ParameterizedTest
  @CsvSource({"warning", "hint", "off"})
  void anErrorGoesNoFurther(String level) {
    assertEquals(
        List.of("error ECS092", "error ECS413"),
        found(compile("{ ECS413 = \"" + level + "\" }", ERROR, RuleSettings.NONE)));
  }

  @ParameterizedTest
  @CsvSource({
    "ECS413X, off, there is no rule ECS413X, did you mean ECS413?",
    "ECS032, danger, ECS032 is an error of the language and stays one, ''",
    "ECS419, warn, 'ECS419 cannot be \"warn\"', ''",
    "ECS419, warnin, 'ECS419 cannot be \"warnin\"', did you mean warning?"
  })
  void whatCanNotBeIsSaid(String rule, String level, String headline, String label) {
    Diagnostic problem =
        compile("{}", "", file(rule, level)).diagnostics().stream().findFirst().orElseThrow();
    assertEquals("ECS092 " + headline, problem.rule().id() + " " + problem.headline());
    assertEquals(label, problem.label());
  }

  @Test
  void aDangerStopsUntilItIsAcknowledged() {
    Compilation stopped = compile("{}", DANGER.formatted(""), RuleSettings.NONE);
    assertEquals(List.of("danger ECS629"), found(stopped));
    assertTrue(stopped.hasErrors());

    Compilation here =
        compile("{}", DANGER.formatted(" # ecs:acknowledge ECS629 a bastion"), RuleSettings.NONE);
    assertEquals(List.of("warning ECS629"), found(here));
    assertTrue(here.diagnostics().getFirst().notes().contains("acknowledged: a bastion"));
    assertFalse(here.hasErrors());

    Compilation once =
        compile("{}", DANGER.formatted(""), new RuleSettings(List.of(), List.of("ecs629")));
    assertEquals(List.of("warning ECS629"), found(once));
  }

  @Test
  void aDangerIsNotIgnored() {
    assertEquals(
        List.of("danger ECS629", "warning ECS091"),
        found(compile("{}", DANGER.formatted(" # ecs:ignore ECS629 why not"), RuleSettings.NONE)));
  }

  @Test
  void onlyDangersAreAcknowledged() {
    assertEquals(
        List.of("warning ECS091", "hint ECS419"),
        found(compile("{}", "# ecs:acknowledge ECS419 why not\n" + HINT, RuleSettings.NONE)));
  }

  @Test
  void whatWasRaisedCanStillBeIgnoredWhereItDoesNotApply() {
    assertEquals(
        List.of(),
        found(
            compile(
                "{ ECS419 = \"error\" }",
                "# ecs:ignore ECS419 alarms are elsewhere\n" + HINT,
                RuleSettings.NONE)));
  }

  @Test
  void acknowledgingARuleThatDoesNotExistIsAMistake() {
    assertEquals(
        List.of("error ECS092"),
        found(compile("{}", "", new RuleSettings(List.of(), List.of("ECS6")))));
  }
}
