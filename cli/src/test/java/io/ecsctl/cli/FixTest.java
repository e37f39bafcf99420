package io.ecsctl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Fixes made, findings taken back, files formatted. */
class FixTest {
  private static final String STACK = "stack \"s\" { region = \"eu-central-1\" }\n";
  @TempDir Path directory;

  @Test
  void whatHasOneAnswerIsFixed() throws IOException {
    write(
        "main.ecs",
        """
        variable "image" { default = "nginx" }
        vpc "main" { cidrr = 10.0.0.0/16 }
        output "a" { value = var.imag }
        output "b" { value = local.nothing }
        """);
    Run run = Run.in(directory, "validate", "--fix");
    assertEquals(1, run.status(), run::toString);
    assertTrue(read("main.ecs").contains("cidr = 10.0.0.0/16"), run::toString);
    assertTrue(read("main.ecs").contains("var.image"), run::toString);
    assertTrue(run.out().contains("fixed main.ecs:3:14 "), run::toString);
    assertTrue(run.err().contains("local.nothing") && run.err().contains("1 error"), run::toString);
    assertTrue(Run.in(directory, "validate", "--fix").out().contains("Nothing to fix."));
  }

  @Test
  void modulesAreFixedWithTheProgram() throws IOException {
    write(
        "main.ecs",
        """
        module "net" { source = "./net" }
        module "std" { source = "std/networ" }
        """);
    Files.createDirectories(directory.resolve("net"));
    Files.writeString(directory.resolve("net/main.ecs"), "vpc \"main\" { cidrr = 10.0.0.0/16 }\n");
    Run run = Run.in(directory, "validate", "--fix");
    assertTrue(run.out().contains("fixed net/main.ecs:1:14 "), run::toString);
    assertEquals("vpc \"main\" { cidr = 10.0.0.0/16 }\n", read("net/main.ecs"));
    assertTrue(read("main.ecs").contains("std/network"), run::toString);
  }

  @Test
  void quotesThatOlderTerraformNeededAreTakenAway() throws IOException {
    write(
        "main.ecs",
        """
        variable "name" {
          type    = "string"
          default = "a"
        }
        variable "zones" {
          type    = "list"
          default = ["a"]
        }
        output "a" { value = "${var.name}" }
        output "b" { value = "${var.name}-${var.zones[0]}" }
        """);
    Run run = Run.in(directory, "validate", "--fix");
    assertEquals(0, run.status(), run::toString);
    assertEquals(
        STACK
            + """
            variable "name" {
              type    = string
              default = "a"
            }
            variable "zones" {
              type    = list(string)
              default = ["a"]
            }
            output "a" { value = var.name }
            output "b" { value = "${var.name}-${var.zones[0]}" }
            """,
        read("main.ecs"));
  }

  @Test
  void aWarningIsTakenBackByACommentWithAReason() throws IOException {
    String group = "%slog_group \"a\" {}\n";
    write("main.ecs", group.formatted(""));
    Run before = Run.in(directory, "validate");
    var warning = java.util.regex.Pattern.compile("warning\\[(ECS\\d+)]").matcher(before.err());
    assertTrue(warning.find(), before::toString);
    String id = warning.group(1);

    write("main.ecs", group.formatted("# ecs:ignore " + id + " kept for good\n"));
    assertFalse(Run.in(directory, "validate").err().contains("warning[" + id + "]"));

    write("main.ecs", group.formatted("# ecs:ignore " + id + "\n"));
    Run unreasoned = Run.in(directory, "validate");
    assertTrue(unreasoned.err().contains("warning[" + id + "]"), unreasoned::toString);
    assertTrue(unreasoned.err().contains("warning[ECS091]"), unreasoned::toString);
  }

  @Test
  void aCommentThatTakesNothingBackIsRemovedByItsFix() throws IOException {
    write("main.ecs", "log_group \"a\" { retention = 14d } # ecs:ignore ECS090 nothing\n");
    Run run = Run.in(directory, "validate");
    assertEquals(0, run.status());
    assertTrue(run.err().contains("warning[ECS090]"), run::toString);
    Run.in(directory, "validate", "--fix");
    assertEquals(STACK + "log_group \"a\" { retention = 14d } \n", read("main.ecs"));
  }

  @Test
  void errorsAreNotTakenBack() throws IOException {
    write("main.ecs", "# ecs:ignore ECS920 no\noutput \"a\" { value = vpc.nothing }\n");
    Run run = Run.in(directory, "validate");
    assertEquals(1, run.status());
    assertTrue(run.err().contains("error[ECS920]"), run::toString);
    assertTrue(run.err().contains("errors can not be taken back"), run::toString);
  }

  @Test
  void aDiffShowsWhatFormattingWouldDo() throws IOException {
    Files.createDirectories(directory.resolve("below/.hidden"));
    Files.writeString(
        directory.resolve("below/a.ecs"), "locals {\n  a = 1\n  bb=2\n}\n\nlocals {}\n");
    Files.writeString(directory.resolve("below/.hidden/b.ecs"), "locals {a=1}\n");
    Run run = Run.in(directory, "fmt", "-r", "--diff", "--check");
    assertEquals(2, run.status(), run::toString);
    String file = directory.resolve("below/a.ecs").toString();
    assertEquals(
        """
        --- %1$s
        +++ %1$s
        @@ -1,6 +1,6 @@
         locals {
        -  a = 1
        +  a  = 1
        -  bb=2
        +  bb = 2
         }
        \s
         locals {}
        """
            .formatted(file),
        run.out());
    assertTrue(Files.readString(directory.resolve("below/a.ecs")).contains("bb=2"));
    Run.in(directory, "fmt", "-r");
    assertEquals("", Run.in(directory, "fmt", "-r", "--diff").out());
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(directory.resolve(name), STACK + text);
  }

  private String read(String name) throws IOException {
    return Files.readString(directory.resolve(name));
  }
}
