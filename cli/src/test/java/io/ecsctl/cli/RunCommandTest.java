package io.ecsctl.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code ecsctl show --last} and {@code ecsctl lock}. */
class RunCommandTest {
  @TempDir Path directory;

  private Run run(int status, String... arguments) {
    Run run = Run.in(directory, arguments);
    assertEquals(status, run.status(), run::toString);
    return run;
  }

  private void apply() throws IOException {
    Files.writeString(
        directory.resolve("main.ecs"),
        "stack \"a\" { region = \"eu-central-1\" }\nlog_group \"web\" { retention = 7d }\n");
    run(0, "apply", "--sandbox", "--sandbox-speed", "max", "--auto-approve");
  }

  private Path journal() throws IOException {
    try (Stream<Path> files = Files.list(directory.resolve(".ecsctl/runs"))) {
      return files.findFirst().orElseThrow();
    }
  }

  @Test
  void whatAnApplyDidIsToldAfterwards() throws IOException {
    run(1, "show", "--last");
    apply();
    Run last = run(0, "show", "--last");
    assertTrue(last.out().contains("stack a (account 123456789012, eu-central-1)"), last::toString);
    assertTrue(last.out().contains("✓ log_group.web  create"), last::toString);
    assertTrue(last.out().contains("logs:CreateLogGroup"), last::toString);
    assertTrue(last.out().contains("Complete. 1 step is done."), last::toString);
    String name = journal().getFileName().toString().replace(".jsonl", "");
    assertEquals(last.out(), run(0, "show", name).out());
    assertTrue(run(0, "show", "--runs").out().startsWith(name), name);
    Run json = run(0, "show", "--last", "--output", "json");
    assertTrue(json.out().contains("\"ending\" : \"complete\""), json::toString);
    Run none = run(1, "show", name.substring(0, name.length() - 1) + "x");
    assertTrue(none.err().contains("did you mean " + name + "?"), none::toString);
  }

  @Test
  void aKilledRunIsShownAsSuch() throws IOException {
    apply();
    List<String> lines = Files.readAllLines(journal());
    Files.write(journal(), lines.subList(0, 2));
    Run last = run(0, "show", "--last");
    assertTrue(last.out().contains("! log_group.web  create  no answer"), last::toString);
    assertTrue(last.out().contains("Killed. Its process was gone"), last::toString);
  }

  @Test
  void theLockIsShownAndBroken() throws IOException {
    apply();
    assertEquals(
        "Free. Nobody is changing stack a.\n", run(0, "lock", "status", "--sandbox").out());
    run(0, "lock", "break", "--sandbox");
    Run json = run(0, "lock", "status", "--sandbox", "--output", "json");
    assertTrue(json.out().contains("\"lock\":\"free\""), json::toString);
    assertTrue(run(0, "lock").out().contains("break"));
  }

  @Test
  void theLockIsShownWhileTheProgramIsBeingEdited() throws IOException {
    Path program = directory.resolve("main.ecs");
    Files.writeString(
        program, "stack \"a\" { region = \"eu-central-1\" }\nlog_group \"web\" { retention = }\n");
    Run status = run(0, "lock", "status", "--sandbox");
    assertEquals("Free. Nobody is changing stack a.\n", status.out());
    assertEquals("", status.err());
    Files.writeString(program, "stack \"a\" { region = var.region }\n");
    Run unknown = run(1, "lock", "status", "--sandbox");
    assertTrue(unknown.err().contains("var.region"), unknown::toString);
  }
}
