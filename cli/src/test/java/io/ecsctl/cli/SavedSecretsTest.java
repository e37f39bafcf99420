package io.ecsctl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A program with a secret in every place that a program may have one. None of them is in the bytes
 * of a saved plan, of the journal or of what is said; applying the plan takes them from the program
 * again.
 */
class SavedSecretsTest {
  private static final String PLANTED = "Hunter2";

  private static final String MODULE =
      """
      variable "password" {
        type      = string
        sensitive = true
      }
      variable "fallback" {
        type      = string
        sensitive = true
        default   = "Hunter2-default-of-a-module"
      }
      output "url" {
        value     = "postgres://app:${var.password}@db"
        sensitive = true
      }
      output "plain" {
        value     = "Hunter2-output-of-a-module"
        sensitive = true
      }
      output "fallback" {
        value     = var.fallback
        sensitive = true
      }
      """;

  private static final String PROGRAM =
      """
      stack "secrets" { region = "eu-central-1" }

      variable "given" {
        type      = string
        sensitive = true
      }
      variable "fallback" {
        type      = string
        sensitive = true
        default   = "Hunter2-default"
      }
      variable "marked" {
        type    = string
        default = sensitive("Hunter2-default-under-sensitive")
      }

      locals {
        literal = sensitive("Hunter2-local")
        all     = { user = "app", password = sensitive("Hunter2-in-a-map") }
      }

      function "hidden" {
        params = { text = string }
        result     = sensitive("Hunter2-in-a-function-${text}")
      }

      module "db" {
        source   = "./db"
        password = "Hunter2-argument-of-a-module"
      }

      secret "given" { value = var.given }
      secret "of_a_file" { value = sensitive(file("secret.txt")) }

      parameter "stated" { value = sensitive("Hunter2-parameter") }

      cluster "main" {}

      log_group "app" {}

      vpc "main" { cidr = 10.0.0.0/16 }

      task_definition "app" {
        cpu                      = 0.25vCPU
        memory                   = 512MiB
        requires_compatibilities = [EC2]
        container "app" {
          image = "nginx:1.29"
          environment = {
            GIVEN        = var.given
            DEFAULT      = var.fallback
            MARKED       = var.marked
            LITERAL      = sensitive("Hunter2-literal")
            FILE         = sensitive(file("secret.txt"))
            LOCAL        = local.literal
            MAP          = jsonencode(local.all)
            UPPER        = upper(sensitive("Hunter2-upper"))
            INTERPOLATED = "x-${sensitive("Hunter2-interpolated")}-y"
            AROUND       = sensitive("Hunter2-around-${vpc.main.id}-and-behind")
            BESIDE       = "${vpc.main.id}-${sensitive("Hunter2-beside")}"
            CHOSEN       = vpc.main.id == "x" ? sensitive("Hunter2-chosen") : "Other"
            LOOPED       = join(",", [for s in [vpc.main.id] : "${s}:${sensitive("Hunter2-looped")}"])
            FUNCTION     = hidden(vpc.main.id)
            TEMPLATE     = templatefile("t.tftpl", { a = sensitive("Hunter2-template"), b = vpc.main.id })
            MODULE       = module.db.url
            OUTPUT       = module.db.plain
            INNER        = module.db.fallback
          }
        }
        lifecycle {
          precondition {
            condition     = "${vpc.main.id}-x" != sensitive("Hunter2-condition")
            error_message = "No, ${sensitive("Hunter2-message")}."
          }
        }
      }

      output "literal" {
        value     = "Hunter2-output"
        sensitive = true
      }
      output "late" {
        value     = "${vpc.main.id} Hunter2-late-output"
        sensitive = true
      }
      """;

  private static final String TOKEN = "given=Hunter2-given";

  @TempDir Path directory;

  private final List<Run> runs = new ArrayList<>();

  @BeforeEach
  void write() throws IOException {
    Files.createDirectories(directory.resolve("program/db"));
    Files.writeString(directory.resolve("program/main.ecs"), PROGRAM);
    Files.writeString(directory.resolve("program/db/main.ecs"), MODULE);
    Files.writeString(directory.resolve("program/secret.txt"), "Hunter2-file");
    Files.writeString(directory.resolve("program/t.tftpl"), "a=${a} b=${b}");
  }

  private Run run(int status, String... arguments) {
    Run run =
        Run.in(
            directory,
            Stream.concat(Stream.of(arguments), Stream.of("--sandbox-file", "account.json"))
                .toArray(String[]::new));
    assertEquals(status, run.status(), run::toString);
    runs.add(run);
    return run;
  }

  private Run plan(int status, String... more) {
    return run(
        status,
        Stream.concat(
                Stream.of("plan", "program", "--var", TOKEN, "--detailed-exitcode"),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private Run apply(int status, String... more) {
    return run(
        status,
        Stream.concat(
                Stream.of("apply", "plan.json", "--sandbox-speed", "max", "--auto-approve"),
                Stream.of(more))
            .toArray(String[]::new));
  }

  private void nothingHoldsOne() throws IOException {
    for (Run run : runs) {
      assertFalse(holdsOne(run.out() + run.err()), run::toString);
    }
    // All but what has to hold them: the program, and the account.
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file :
          files
              .filter(Files::isRegularFile)
              .filter(file -> !file.startsWith(directory.resolve("program")))
              .filter(file -> !file.getFileName().toString().startsWith("account.json"))
              .toList()) {
        String written = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertFalse(holdsOne(written), () -> file + "\n" + written);
      }
    }
  }

  /** In any case, and however it is written down. */
  private static boolean holdsOne(String text) {
    return text.toLowerCase(Locale.ROOT).contains(PLANTED.toLowerCase(Locale.ROOT));
  }

  @Test
  void aPlanIsAppliedWithTheSecretsOfItsProgram() throws IOException {
    plan(2, "--out", "plan.json");

    apply(0, "--var", TOKEN, "--program", "program");

    String account = Files.readString(directory.resolve("account.json"));
    for (String secret :
        List.of(
            "Hunter2-given",
            "Hunter2-default",
            "Hunter2-file",
            "HUNTER2-UPPER",
            "Hunter2-around-vpc-",
            "-and-behind",
            "Hunter2-beside",
            "Hunter2-looped",
            "Hunter2-in-a-function-vpc-",
            "Hunter2-argument-of-a-module",
            "Hunter2-default-of-a-module")) {
      assertTrue(account.contains(secret), () -> "AWS did not get " + secret);
    }
    plan(0, "--out", "second.json");
    nothingHoldsOne();
  }

  @Test
  void onceObjectsAreThereAChangeIsSavedWithoutThemToo() throws IOException {
    plan(2, "--out", "plan.json");
    apply(0, "--var", TOKEN, "--program", "program");
    Path main = directory.resolve("program/main.ecs");
    Files.writeString(
        main,
        Files.readString(main)
            .replace("Hunter2-around", "Hunter2-about")
            .replace("nginx:1.29", "nginx:1.30"));

    plan(2, "--out", "plan.json");
    apply(0, "--var", TOKEN, "--program", "program");

    plan(0);
    assertTrue(Files.readString(directory.resolve("account.json")).contains("Hunter2-about-vpc-"));
    nothingHoldsOne();
  }

  @Test
  void otherSecretsThanThePlanWasMadeWithAreRefused() throws IOException {
    plan(2, "--out", "plan.json");
    Files.writeString(directory.resolve("program/secret.txt"), "Hunter2-other");

    Run other = apply(1, "--var", TOKEN, "--program", "program");

    assertTrue(other.err().contains("is not what it was when the plan was made"), other::toString);
    Files.writeString(directory.resolve("program/secret.txt"), "Hunter2-file");
    Run variable = apply(1, "--var", "given=Hunter2-x", "--program", "program");
    assertTrue(variable.err().contains("variables given have other values"), variable::toString);
    nothingHoldsOne();
  }

  @Test
  void withoutItsProgramItSaysWhatIsMissing() throws IOException {
    plan(2, "--out", "plan.json");

    Run nowhere = apply(1, "--var", TOKEN);

    assertTrue(nowhere.err().contains("say where that is with --program"), nowhere::toString);
    nothingHoldsOne();
  }
}
