package io.ecsctl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code --adopt}, on an account with a log group that nobody owns. */
class AdoptCommandTest {
  @TempDir Path directory;

  @BeforeEach
  void leaveALogGroup() throws IOException {
    program("stack \"a\" { region = \"eu-central-1\" }\nlog_group \"web\" { name = \"/web\" }\n");
    ends(0, apply());
    program(
        """
        stack "a" { region = "eu-central-1" }
        removed {
          from = log_group.web
          lifecycle { destroy = false }
        }
        """);
    Run run = ends(0, apply());
    assertTrue(run.out().contains("Plan: 1 to let go."), run::toString);
    program(
        """
        stack "b" { region = "eu-central-1" }
        log_group "web" {
          for_each  = toset(["=x"])
          name      = "/web"
          retention = 14d
        }
        """);
  }

  private void program(String text) throws IOException {
    Files.writeString(directory.resolve("main.ecs"), text);
  }

  private Run apply(String... more) {
    List<String> all =
        new ArrayList<>(List.of("apply", "--sandbox", "--sandbox-speed", "max", "--auto-approve"));
    all.addAll(List.of(more));
    return Run.in(directory, all.toArray(String[]::new));
  }

  private static Run ends(int status, Run run) {
    assertEquals(status, run.status(), run::toString);
    return run;
  }

  @Test
  void whatIsTakenCanBeAdoptedOnce() {
    Run taken = ends(1, apply());
    // A finding is wrapped at the width of the terminal.
    String said = taken.err().replaceAll("\\s+", " ");
    assertTrue(said.contains("--adopt 'log_group.web[\"=x\"]=/web'"), taken::toString);
    Run adopted = ends(0, apply("--adopt", "log_group.web[\"=x\"]=/web"));
    assertTrue(adopted.out().contains("Plan: 1 to update, 1 to adopt."), adopted::toString);
    assertTrue(ends(0, apply()).out().startsWith("No changes."));
  }

  @Test
  void aPlanThatAdoptsCanBeSaved() {
    Run plan =
        ends(
            0,
            Run.in(
                directory,
                "plan",
                "--sandbox",
                "--out",
                "p.json",
                "--adopt",
                "log_group.web[\"=x\"]=/web"));
    assertTrue(plan.out().contains("Plan: 1 to update, 1 to adopt."), plan::toString);
    ends(
        0,
        Run.in(
            directory, "apply", "--sandbox", "--sandbox-speed", "max", "--auto-approve", "p.json"));
    assertTrue(ends(0, apply()).out().startsWith("No changes."));
  }

  @Test
  void badAdoptionsAreRefused() {
    for (String bad : List.of("log_group.web", "log_group.wbe=/web", "=x", "a.b.c=x")) {
      Run run = ends(1, apply("--adopt", bad));
      assertTrue(run.err().contains("adopt"), run::toString);
      assertFalse(run.showsStackTrace(), run::toString);
    }
    Run nothing = ends(1, apply("--adopt", "log_group.web[\"=x\"]=/nothing"));
    assertTrue(
        nothing.err().contains("there is no log_group that AWS calls /nothing"), nothing::toString);
  }
}
