package io.ecsctl.cli.training;

import io.ecsctl.cli.Main;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Runs the commands that people run most, one after the other in one process. Arguments: {@code
 * local} for commands that look at no account or {@code account} for those that do, an example
 * program, an empty directory.
 *
 * <p>Ends with a failure when a command does, so that the build does not ship a cache trained on
 * error paths.
 */
final class AotTraining {
  private static final PrintStream NOWHERE =
      new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);

  private AotTraining() {}

  public static void main(String[] args) throws IOException {
    System.setProperty("ecsctl.tty", "");
    List<String> failures =
        args[0].equals("local") ? local(args[1], args[2]) : account(args[1], args[2]);
    if (!failures.isEmpty()) {
      System.err.println(String.join("\n", failures));
    }
    System.exit(failures.isEmpty() ? 0 : 1);
  }

  private static List<String> local(String example, String work) throws IOException {
    Path large = Path.of(work).resolve("large.ecs");
    Files.writeString(large, large());
    return run(
        List.of(
            List.of("version"),
            List.of("--help"),
            List.of("validate", example),
            List.of("--output", "json", "validate", example),
            List.of("validate", large.toString()),
            List.of("fmt", "--check", example),
            List.of("fmt", "--check", large.toString()),
            List.of("explain", "ECS630")));
  }

  /** Large enough for all that is done for large programs only, with threads. */
  private static String large() {
    StringBuilder text = new StringBuilder("stack \"large\" {}\n");
    for (int i = 0; i < 800; i++) {
      text.append(
          """

          # %s
          log_group "application_%d" {
            retention = 14d
          }
          """
              .formatted("A".repeat(900), i));
    }
    return text.toString();
  }

  private static List<String> account(String example, String work) throws IOException {
    // The endpoint takes any credentials; these keep the SDK from asking the environment for real
    // ones.
    System.setProperty("aws.accessKeyId", "training");
    System.setProperty("aws.secretAccessKey", "training");
    try (EmptyAccount endpoint = EmptyAccount.start()) {
      return run(
          List.of(
              List.of("-C", work, "plan", "--sandbox", example),
              List.of("-C", work, "apply", "--sandbox", "--auto-approve", example),
              List.of("-C", work, "plan", "--sandbox", example),
              List.of("-C", work, "plan", "--endpoint-url", endpoint.url(), example),
              List.of("-C", work, "test", example)));
    }
  }

  private static List<String> run(List<List<String>> commands) {
    List<String> failures = new ArrayList<>();
    for (List<String> command : commands) {
      int status = Main.run(command.toArray(String[]::new), NOWHERE, System.err);
      if (status != 0) {
        failures.add(command + " ended with " + status);
      }
    }
    return failures;
  }
}
