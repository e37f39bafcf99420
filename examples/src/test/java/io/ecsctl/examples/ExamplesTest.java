package io.ecsctl.examples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ecsctl.cli.Main;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every example, from text to a running service and back, by the commands that a person types. */
class ExamplesTest {
  @TempDir Path work;

  /** What an example that needs values is tried with. */
  private String[] environment = new String[0];

  static Stream<String> examples() throws IOException {
    try (Stream<Path> directories = Files.list(Path.of("."))) {
      List<String> found =
          directories
              .filter(directory -> Files.exists(directory.resolve("main.ecs")))
              .map(directory -> directory.getFileName().toString())
              .sorted()
              .toList();
      assertTrue(found.contains("website"), found::toString);
      return found.stream();
    }
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("examples")
  void saysWhatItIsAndShowsItsTopology(String example) throws IOException {
    Path readme = Path.of(example, "README.md");
    assertTrue(Files.exists(readme), () -> "no " + readme);
    assertTrue(Files.readString(readme).contains("```mermaid"), () -> "no picture in " + readme);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("examples")
  void runsFromTextToDestroyed(String example) {
    Path platform = Path.of(example).resolve("platform");
    if (!Files.isDirectory(platform)) {
      run(Path.of(example));
      return;
    }
    String others = platform.toAbsolutePath().toString();
    assertEquals("", says(0, "fmt", "--check", others), "is not formatted");
    says(0, "apply", "--sandbox", "--sandbox-speed", "max", "--auto-approve", others);
    run(Path.of(example));
    assertTrue(says(0, "plan", "--sandbox", "--detailed-exitcode", others).contains("No changes."));
    says(0, "destroy", "--sandbox", "--sandbox-speed", "max", "--auto-approve", others);
  }

  private void run(Path example) {
    String program = example.toAbsolutePath().toString();
    environment =
        Files.exists(example.resolve("sandbox.ecsvars"))
            ? new String[] {"--env", "sandbox"}
            : new String[0];
    assertEquals("", says(0, "fmt", "--check", program), "is not formatted");
    assertTrue(says(0, "validate", program).contains("Valid."));
    if (Files.exists(example.resolve("main.test.ecs"))) {
      assertTrue(says(0, "test", program).contains(" passed in "));
    }
    assertTrue(plan(2, program).contains("to create"));
    assertTrue(
        says(0, "apply", "--sandbox", "--sandbox-speed", "max", "--auto-approve", program)
            .contains("Applied."));
    assertTrue(plan(0, program).contains("No changes."));
    if (example.endsWith("secrets")) {
      // Somebody else sets the value, which nobody does here: the tasks could not start.
      assertTrue(says(1, "verify", "--sandbox", program).isEmpty());
    } else {
      assertTrue(says(0, "verify", "--sandbox", program).contains("Verified."));
    }
    assertTrue(plan(2, program, "--destroy").contains("to delete"));
    assertTrue(
        says(0, "destroy", "--sandbox", "--sandbox-speed", "max", "--auto-approve", program)
            .contains("Destroyed."));
    assertTrue(
        says(0, "destroy", "--sandbox", "--sandbox-speed", "max", "--auto-approve", program)
            .contains("No changes."));
  }

  /** Saves it, too: as the published schema says. */
  private String plan(int expectedStatus, String program, String... more) {
    String said =
        says(
            expectedStatus,
            Stream.concat(
                    Stream.of(
                        "plan", "--sandbox", "--detailed-exitcode", "--out", "a.plan", program),
                    Stream.of(more))
                .toArray(String[]::new));
    try {
      PlanSchema.check(Files.readString(work.resolve("a.plan")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return said;
  }

  private String says(int expectedStatus, String... command) {
    String[] arguments =
        Stream.of(
                Stream.of("-C", work.toString()),
                Stream.of(command),
                Stream.of(command[0].equals("fmt") ? new String[0] : environment))
            .flatMap(part -> part)
            .toArray(String[]::new);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status =
        Main.run(
            arguments,
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    assertEquals(expectedStatus, status, () -> String.join(" ", command) + "\n" + out + "\n" + err);
    return out.toString(StandardCharsets.UTF_8);
  }
}
