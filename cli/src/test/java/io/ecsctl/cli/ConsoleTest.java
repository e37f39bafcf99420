package io.ecsctl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Expressions from the command line, a pipe, and another program. */
class ConsoleTest {
  @TempDir Path directory;

  @Test
  void printsTheValuesOfExpressions() {
    Run run =
        Run.in(
            directory, "console", "-e", "1 + 2", "-e", "{ net = cidrsubnet(10.0.0.0/16, 8, 3) }");
    assertEquals(0, run.status(), run::toString);
    assertEquals("3\n{ net = 10.0.3.0/24 }\n", run.out());
  }

  @Test
  void oneBadExpressionFailsTheCommandButNotTheOthers() {
    Run run = Run.in(directory, "console", "-e", "1 / 0", "-e", "2");
    assertEquals(1, run.status());
    assertEquals("2\n", run.out());
    assertTrue(run.err().contains("division by zero"), run::toString);
  }

  @Test
  void readsTheNamesOfAProgram() throws IOException {
    Files.writeString(
        directory.resolve("main.ecs"),
        """
        stack "s" { region = "eu-central-1" }
        variable "size" { default = 8 }
        variable "password" {
          default   = "hidden"
          sensitive = true
        }
        locals { twice = var.size * 2 }
        vpc "main" { cidr = 10.0.0.0/16 }
        """);
    Run run =
        Run.in(
            directory,
            "console",
            ".",
            "--var",
            "size=3",
            "-e",
            "local.twice",
            "-e",
            "vpc.main.cidr",
            "-e",
            "vpc.main.id",
            "-e",
            "[var.password]");
    assertEquals(0, run.status(), run::toString);
    assertEquals("6\n10.0.0.0/16\n(known after apply)\n[(sensitive value)]\n", run.out());
    assertTrue(
        Run.in(directory, "console", ".", "-e", "vpc.main").out().contains("cidr = 10.0.0.0/16"));
  }

  @Test
  void everyLineOfABatchHasItsAnswer() {
    assertEquals(
        List.of(
            "{\"ok\":true,\"value\":2,\"type\":\"number\"}",
            "{\"ok\":false,\"error\":\"ECS050: division by zero\"}",
            "{\"ok\":false,\"error\":\"ECS013: expected an expression, found the end of the"
                + " file\"}",
            "{\"ok\":true,\"value\":{\"a\":[\"512MiB\",null]},\"type\":\"object({a = tuple([size,"
                + " dynamic])})\"}",
            "{\"ok\":true,\"value\":null,\"type\":\"string\"}"),
        batch("1 + 1\n1 / 0\n\n{ a = [512MiB, null] }\r\ntrue ? null : \"a\""));
  }

  @Test
  void aBatchSurvivesLinesThatNobodyWrote() {
    List<String> answers =
        batch("\"" + "x".repeat(5 << 20) + "\"\n" + "[".repeat(100_000) + "\n\"\u00e9\"\n");
    assertEquals("{\"ok\":false,\"error\":\"the line is longer than 4 MiB\"}", answers.getFirst());
    assertTrue(answers.get(1).contains("ECS010"), answers.get(1));
    assertEquals("{\"ok\":true,\"value\":\"\u00e9\",\"type\":\"string\"}", answers.getLast());
  }

  @Test
  void anInputGoesOnWhileABracketIsOpen() {
    Run run = piped("[1,\n 2]\n:type <<A\nx\nA\n:quit\n3\n", "console");
    assertEquals("[1, 2]\nstring\n", run.out(), run::toString);
  }

  private List<String> batch(String input) {
    Run run = piped(input, "console", "--batch");
    assertEquals(0, run.status(), run::toString);
    return run.out().lines().toList();
  }

  private Run piped(String input, String... arguments) {
    InputStream before = System.in;
    System.setIn(new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
    try {
      return Run.in(directory, arguments);
    } finally {
      System.setIn(before);
    }
  }
}
