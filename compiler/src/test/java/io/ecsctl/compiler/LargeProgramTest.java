package io.ecsctl.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.schema.SchemaReader;
import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.compiler.testing.DiagnosticText;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * The stages share the resources of large programs among threads. Nobody may see it: what a file
 * says means the same whether sixty others stand beside it or none.
 */
class LargeProgramTest {
  private static final int FILES = 60;

  private static final String COMMON =
      """
      stack "large" { region = "eu-central-1" }
      variable "token" {
        sensitive = true
        default   = "hunter2"
      }
      locals { prefix = "/app" }
      function "path" {
        params = { name = string }
        result = "${local.prefix}/${param.name}"
      }
      module "net" {
        source = "std/network"
        cidr   = 10.0.0.0/16
        zones  = 2
      }
      log_group "first" { retention = 7d }
      """
          .replace("${param.name}", "${name}");

  /** Ten resources, of which some read each other, some the modules, and some nothing. */
  private static String sound(int file) {
    return """
    locals { days@ = 1 + 6 }
    log_group "a@" {
      name      = path("a@")
      retention = toduration("${local.days@}d")
    }
    log_group "b@" {
      for_each  = { x = 7d, y = 14d }
      name      = "${log_group.a@.name}/${each.key}"
      retention = each.value
    }
    log_group "c@" {
      enabled   = length(log_group.b@) == 3
      retention = 7d
    }
    parameter "plain@" { value = log_group.a@.name }
    parameter "arns@" { value = join(",", [for group in log_group.b@ : group.arn]) }
    parameter "token@" {
      type  = SecureString
      value = "${var.token}-${sensitive("own@")}-${log_group.first.arn}"
      lifecycle { prevent_destroy = local.days@ > 6 }
    }
    security_group "sg@" {
      vpc         = module.net.vpc
      description = "of @"
      egress { protocol = all, to = [0.0.0.0/0] }
    }
    secret "unnamed@" {
      description = parameter.plain@.value
      depends_on  = [module.net, log_group.b@]
    }
    role "role@" {
      assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [] })
    }
    parameter "names@" { value = "${role.role@.name}${secret.unnamed@.name}" }
    """
        .replace("@", String.valueOf(file));
  }

  /** A mistake of each stage in every third file, those at the ends of the order among them. */
  private static String wrong(int file) {
    return file % 3 != 0
        ? sound(file)
        : sound(file)
            + """
            parameter "unbound@" { value = local.nothing }
            parameter "mistyped@" { value = ["@"] }
            parameter "failing@" { value = split(",", "a,b")[@ + 2] }
            parameter "refused@" {
              value = "x"
              lifecycle { prevent_destroy = log_group.a@.arn == "x" }
            }
            log_group "constrained@" { retention = 2h }
            parameter "left@" { value = parameter.right@.value }
            parameter "right@" { value = parameter.left@.value }
            """
                .replace("@", String.valueOf(file));
  }

  private static Compilation compile(IntFunction<String> text, IntStream files) {
    return new Compiler(SchemaReader.bundled())
        .compile(
            new CompileRequest(
                IntStream.concat(IntStream.of(-1), files)
                    .mapToObj(file ->
                        file < 0
                            ? new SourceFile("common.ecs", COMMON)
                            : new SourceFile(file + ".ecs", text.apply(file)))
                    .toList(),
                List.of(),
                "",
                ""));
  }

  /** The lines about each resource of a file: each begins with an address. */
  private static Map<String, String> resources(Compilation compilation, int file) {
    return compilation.program().resources().values().stream()
        .filter(resource -> resource.header().file().path().equals(file + ".ecs"))
        .collect(
            Collectors.toMap(
                resource -> resource.address().toString(),
                resource ->
                    resource.body().toValue()
                        + " "
                        + resource.lifecycle()
                        + " "
                        + resource.references()
                        + " "
                        + resource.separateReferences()));
  }

  private static String findings(Compilation compilation, int file) {
    return DiagnosticText.of(
        compilation.diagnostics().stream().filter(found -> isIn(found, file)).toList());
  }

  private static boolean isIn(Diagnostic found, int file) {
    return found.subject() != null && found.subject().file().path().equals(file + ".ecs");
  }

  private static void sameAsAlone(IntFunction<String> text) {
    Compilation large = compile(text, IntStream.range(0, FILES));
    for (int file : new int[] {0, 1, 27, 28, 29, 30, 31, 32, 33, FILES - 3, FILES - 1}) {
      Compilation alone = compile(text, IntStream.of(file));
      Map<String, String> made = resources(large, file);
      resources(alone, file)
          .forEach((address, resource) -> assertEquals(resource, made.get(address), address));
      assertEquals(resources(alone, file).keySet(), made.keySet());
      assertEquals(findings(alone, file), findings(large, file), file + ".ecs");
    }
  }

  @Test
  void soundPrograms() {
    Compilation large = compile(LargeProgramTest::sound, IntStream.range(0, FILES));
    assertEquals(
        List.of("module.net.nat_gateway.main[\"a\"] serves eu-central-1a and eu-central-1b"),
        large.diagnostics().stream().map(Diagnostic::headline).toList());
    assertTrue(large.program().resources().size() > FILES * 10);
    sameAsAlone(LargeProgramTest::sound);
  }

  @Test
  void mistakesOfAllStages() {
    Compilation large = compile(LargeProgramTest::wrong, IntStream.range(0, FILES));
    assertFalse(large.diagnostics().isEmpty());
    sameAsAlone(LargeProgramTest::wrong);
  }

  /** What expressions that wait will read has to be known, whichever thread came across it. */
  @Test
  void secretsOfTheProgram() {
    assertEquals(
        compile(LargeProgramTest::sound, IntStream.range(0, 2)).secrets().size() - 1,
        2 * (compile(LargeProgramTest::sound, IntStream.range(0, 1)).secrets().size() - 1));
    assertEquals(
        FILES + 1, compile(LargeProgramTest::sound, IntStream.range(0, FILES)).secrets().size());
  }
}
