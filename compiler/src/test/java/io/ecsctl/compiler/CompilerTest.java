package io.ecsctl.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.program.Borrowed;
import io.ecsctl.compiler.program.Resource;
import io.ecsctl.compiler.schema.SchemaReader;
import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.compiler.value.ValueText;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class CompilerTest {
  private static final String STACK = "stack \"shop\" { region = \"eu-central-1\" }\n";

  private static Compilation compile(String text, VariableInput... inputs) {
    return compile("", "", List.of(text), inputs);
  }

  private static Compilation compile(
      String environment, String region, List<String> texts, VariableInput... inputs) {
    List<SourceFile> files =
        texts.stream()
            .map(text -> new SourceFile("f" + texts.indexOf(text) + ".ecs", text))
            .toList();
    return new Compiler(SchemaReader.bundled())
        .compile(new CompileRequest(files, List.of(inputs), environment, region));
  }

  private static String output(Compilation compilation, String name) {
    return compilation.program().outputs().stream()
        .filter(output -> output.name().equals(name))
        .map(output -> ValueText.of(output.value()))
        .collect(Collectors.joining());
  }

  private static List<String> headlines(Compilation compilation) {
    return compilation.diagnostics().stream()
        .map(diagnostic -> diagnostic.rule().id() + " " + diagnostic.headline())
        .toList();
  }

  private static SourceSpan place(Diagnostic diagnostic) {
    return Objects.requireNonNull(diagnostic.subject());
  }

  @Test
  void filesAreOneProgram() {
    Compilation compilation =
        compile(
            "", "", List.of(STACK + "output \"id\" { value = local.a }", "locals { a = \"x\" }"));
    assertEquals(List.of(), headlines(compilation));
    assertEquals("\"x\"", output(compilation, "id"));
  }

  /** A name that there is not leaves one value out: the rules speak of the others. */
  @Test
  void mistakesOfAllStagesAreFoundAtOnce() {
    Compilation compilation =
        compile(
            STACK
                + """
                locals { image = var.imgae }
                vpc "main" { cidr = 10.0.0.5/16 }
                security_group "web" {
                  vpc         = vpc.main
                  description = "web"
                  ingress { port = 80/tcp, from = [security_group.nobody] }
                }
                task_definition "web" {
                  requires_compatibilities = [FARGATE]
                  network_mode             = awsvpc
                  cpu                      = 0.25vCPU
                  memory                   = 700MiB
                  container "app" { image = local.image }
                }
                service "web" {
                  task_definition = task_definition.web
                  launch_type     = FARGATE
                  subnets         = [subnet.missing]
                  security_groups = [security_group.web]
                }
                """);
    assertEquals(
        List.of(
            "ECS025 var.imgae is not declared",
            "ECS602 10.0.0.5/16 has host bits set",
            "ECS920 security_group.nobody is not declared",
            "ECS103 Fargate does not offer 700MiB with 0.25vCPU",
            "ECS920 subnet.missing is not declared"),
        headlines(compilation));
  }

  /** Where a block cannot be read, rules about single values speak, others would of the gap. */
  @Test
  void valuesAreCheckedBesideMistakesOfSyntax() {
    Compilation compilation =
        compile(
            STACK
                + """
                log_group "web" { retention = 15d }
                vpc "main" { cidr = }
                subnet "a" {
                  vpc  = vpc.main
                  cidr = 10.0.0.0/24
                }
                """);
    assertEquals(
        List.of(
            "ECS721 log_group.web has retention = 15d",
            "ECS013 expected an expression after \"=\", found \"}\""),
        headlines(compilation));
  }

  @Test
  void environmentIsInScopeAndNames() {
    Compilation compilation =
        compile(
            "prod",
            "",
            List.of(STACK + "cluster \"web\" {}\noutput \"e\" { value = stack.environment }"));
    Resource cluster =
        compilation.program().resource(ResourceAddress.of("cluster", "web")).orElseThrow();
    assertEquals("shop/prod", compilation.program().stack().scope());
    assertEquals("shop-prod-web", cluster.body().text("name"));
    assertEquals("\"prod\"", output(compilation, "e"));
  }

  @Test
  void regionOfTheCallerFillsIn() {
    String program = "stack \"s\" {}\noutput \"r\" { value = stack.region }";
    assertEquals("\"us-east-1\"", output(compile("", "us-east-1", List.of(program)), "r"));
    assertEquals(List.of("ECS064 the stack's region is not known"), headlines(compile(program)));
  }

  @Test
  void aLaterInputWins() {
    Compilation compilation =
        compile(
            STACK + "variable \"n\" { type = number }\noutput \"n\" { value = var.n }",
            VariableInput.expression("n", "1", "a.ecsvars:1"),
            VariableInput.text("n", "2", "--var n"));
    assertEquals("2", output(compilation, "n"));
  }

  @Test
  void theShellGivesStringsPlainAndOthersAsExpressions() {
    Compilation compilation =
        compile(
            STACK
                + "variable \"s\" { type = string }\nvariable \"l\" { type = list(cidr) }\n"
                + "variable \"f\" { type = string }\n"
                + "output \"all\" { value = [var.s, var.l, var.f] }",
            VariableInput.text("s", "\"quoted\"", "--var s"),
            VariableInput.text("l", "[10.0.0.0/8]", "--var l"),
            VariableInput.expression("f", "\"quoted\"", "f.ecsvars:1"));
    assertEquals("[\"\\\"quoted\\\"\", [10.0.0.0/8], \"quoted\"]", output(compilation, "all"));
  }

  @Test
  void inputsThatDoNotFitAreNamedByTheirOrigin() {
    Compilation compilation =
        compile(
            STACK + "variable \"image\" { type = number }",
            VariableInput.text("imgae", "1", "--var imgae"),
            VariableInput.text("other", "1", "ECSCTL_VAR_other"),
            VariableInput.text("image", "\"abc\"", "--var image"));
    assertEquals(
        List.of(
            "ECS058 --var imgae: the program has no variable imgae",
            "ECS060 var.image takes a number, not \"abc\""),
        headlines(compilation));
    Diagnostic bad = compilation.diagnostics().getLast();
    assertEquals("--var image", place(bad).file().path());
  }

  @Test
  void aMistakeInOneBlockLeavesRulesAboutOthers() {
    String task =
        """
        task_definition "%s" {
          requires_compatibilities = [FARGATE]
          network_mode             = bridge
          cpu                      = 256
          memory                   = %s
          container "a" { image = "x" }
        }
        """;
    Compilation sound = compile(STACK + task.formatted("a", "512"));
    assertTrue(sound.hasErrors(), "bridge does not go with Fargate");
    Compilation mixed = compile(STACK + task.formatted("a", "512") + task.formatted("b", "true"));
    assertEquals(
        1, mixed.diagnostics().stream().filter(d -> d.rule().id().equals("ECS032")).count());
    assertTrue(
        mixed.diagnostics().stream()
            .filter(d -> !d.rule().id().equals("ECS032"))
            .allMatch(d -> place(d).line() <= 7),
        () -> headlines(mixed).toString());
    assertTrue(mixed.diagnostics().size() > 1, "the rule still speaks of the sound block");
  }

  @Test
  void tenThousandLocalsInAChain() {
    StringBuilder program = new StringBuilder(STACK).append("locals {\n  l0 = 1\n");
    for (int i = 1; i <= 10_000; i++) {
      program.append("  l").append(i).append(" = local.l").append(i - 1).append(" + 1\n");
    }
    // Backwards, so that no order of the source helps.
    List<String> lines = program.toString().lines().toList();
    String backwards =
        lines.get(0)
            + "\nlocals {\n"
            + String.join("\n", lines.subList(2, lines.size()).reversed())
            + "\n}\noutput \"last\" { value = local.l10000 }\n";
    Compilation compilation = compile(backwards);
    assertEquals(List.of(), headlines(compilation));
    assertEquals("10001", output(compilation, "last"));
  }

  @Test
  void thousandsOfInstances() {
    Compilation compilation =
        compile(
            STACK
                + "cluster \"many\" { count = 5000 }\n"
                + "output \"last\" { value = cluster.many[4999].name }");
    assertEquals(5_000, compilation.program().resources().size());
    assertEquals("\"shop-many-4999\"", output(compilation, "last"));
  }

  @Test
  void emptyProgramsSaySo() {
    Compilation compilation = compile("");
    assertEquals(List.of("ECS023 the program has no stack block"), headlines(compilation));
    assertTrue(compilation.program().resources().isEmpty());
  }

  @Test
  void sensitiveInputsStayOutOfMessages() {
    Compilation compilation =
        compile(
            STACK
                + "variable \"p\" {\n  type = number\n  sensitive = true\n}\n"
                + "output \"p\" { value = var.p }",
            VariableInput.text("p", "\"hunter2\"", "--var p"));
    assertTrue(compilation.hasErrors());
    assertFalse(
        compilation.diagnostics().stream()
            .anyMatch(d -> (d.headline() + d.label() + d.detail()).contains("hunter2")));
  }

  @Test
  void referencesFollowLocalsAndReads() {
    Compilation compilation =
        compile(
            STACK
                + """
                vpc "main" { cidr = 10.0.0.0/16 }
                locals { first = cidrsubnet(vpc.main.cidr, 8, 1) }
                log_group "l" {
                  name = "/x/${local.first}"
                  depends_on = [cluster.c]
                }
                cluster "c" {}
                """);
    Resource group =
        compilation.program().resource(ResourceAddress.of("log_group", "l")).orElseThrow();
    assertEquals("[cluster.c, vpc.main]", group.references().toString());
    List<ResourceAddress> order = List.copyOf(compilation.program().resources().keySet());
    assertTrue(
        order.indexOf(ResourceAddress.of("cluster", "c"))
            < order.indexOf(ResourceAddress.of("log_group", "l")),
        order::toString);
    assertEquals(new Value.Text("/x/10.0.1.0/24"), group.body().value("name"));
  }

  private static Compilation written(String text) {
    return new Compiler(SchemaReader.bundled())
        .checkWritten(
            new CompileRequest(List.of(new SourceFile("main.ecs", text)), List.of(), "", ""))
        .evaluate(Borrowed.NOTHING);
  }

  private static List<String> ids(Compilation compilation) {
    return compilation.diagnostics().stream().map(found -> found.rule().id()).toList();
  }

  @Test
  void aModuleIsCheckedByItself() {
    String module =
        """
        variable "vpc" { type = vpc }
        target_group "web" {
          vpc          = var.vpc
          target_type  = ip
          port         = 8080/tcp
          health_check { path = "/", interval = 30s, timeout = 10s }
        }
        """;
    Compilation sound = written(module);
    assertEquals(List.of(), ids(sound));
    assertEquals(1, sound.program().resources().size());
    assertEquals(List.of("ECS530"), ids(written(module.replace("30s", "5s"))));
    assertEquals(List.of("ECS025"), ids(written(module.replace("= var.vpc", "= var.vcp"))));
    // What a rule about several blocks would say is said where the module is used.
    assertEquals(
        List.of(),
        ids(written(module.replace("target_group", "# ecs:ignore ECS614 cheap\ntarget_group"))));
  }

  @Test
  void withoutAnythingForAUserADirectoryIsAProgramThatLacksItsStack() {
    assertEquals(List.of("ECS023"), ids(written("cluster \"main\" {}\n")));
    assertEquals(List.of("ECS023", "ECS059"), ids(compile("variable \"vpc\" { type = vpc }\n")));
  }

  @Test
  void aCircleThatWrongReferencesCloseIsNoMistakeOfItsOwn() {
    String role =
        "role \"%s\" { trust = \"ecs-tasks.amazonaws.com\", managed_policies = [role.%s] }\n";
    assertEquals(List.of("ECS032"), ids(compile(STACK + role.formatted("a", "a"))));
    assertEquals(
        List.of("ECS032", "ECS032"),
        ids(compile(STACK + role.formatted("a", "b") + role.formatted("b", "a"))));
  }
}
