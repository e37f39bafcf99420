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
import java.util.stream.Stream;

/**
 * Runs the commands that people run most, one after the other in one process. Arguments: which of
 * them, an example program, an empty directory, and for the last sort the address to call:
 *
 * <ul>
 *   <li>{@code local}: commands that look at no account;
 *   <li>{@code sandbox}: those in a sandbox, tests included;
 *   <li>{@code account}: those that call AWS.
 * </ul>
 *
 * <p>Ends with a failure when a command does, so that the build does not ship a cache trained on
 * error paths.
 */
final class AotTraining {
  private static final PrintStream NOWHERE =
      new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8);

  /** What most programs have and the example does not need. */
  private static final String SECRETS =
      """

      variable "password" {
        type      = string
        sensitive = true
      }

      parameter "training" {
        type  = SecureString
        value = var.password
      }

      secret "training" {
        generate { length = 48 }
      }

      role "training" {
        trust = "ecs-tasks.amazonaws.com"
        policy "secrets" {
          policy_document {
            statement {
              actions   = ["ssm:GetParameters", "secretsmanager:GetSecretValue"]
              resources = [parameter.training, secret.training]
            }
          }
        }
      }
      """;

  /** Examples beside the one: together they hold what most programs are made of. */
  private static final List<String> OTHERS =
      List.of("batch", "blue-green", "https", "microservices", "website-ec2", "worker-std");

  private AotTraining() {}

  public static void main(String[] args) throws IOException {
    System.setProperty("ecsctl.tty", "");
    List<String> failures =
        switch (args[0]) {
          case "local" -> local(args[1], args[2]);
          case "sandbox" -> sandbox(args[1], args[2]);
          case "account" -> account(args[1], args[2], args[3]);
          default -> throw new IllegalArgumentException(args[0]);
        };
    if (!failures.isEmpty()) {
      System.err.println(String.join("\n", failures));
    }
    System.exit(failures.isEmpty() ? 0 : 1);
  }

  private static List<String> local(String example, String work) throws IOException {
    Path large = Path.of(work).resolve("large.ecs");
    Files.writeString(large, large());
    List<List<String>> commands =
        new ArrayList<>(
            List.of(
                List.of("version"),
                List.of("--help"), // makes all commands
                List.of("validate", example),
                List.of("--output", "json", "validate", example),
                List.of("validate", large.toString()),
                List.of("fmt", "--check", example),
                List.of("fmt", "--check", large.toString()),
                List.of("explain", "ECS630")));
    for (String other : OTHERS) {
      commands.add(List.of("validate", Path.of(example).resolveSibling(other).toString()));
    }
    return run(commands);
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

  private static List<String> sandbox(String example, String work) {
    return run(
        List.of(
            List.of("-C", work, "plan", "--sandbox", example),
            List.of("-C", work, "apply", "--sandbox", "--auto-approve", example),
            List.of("-C", work, "plan", "--sandbox", example),
            List.of("-C", work, "test", example),
            List.of("--help"))); // makes the other commands
  }

  static List<String> account(String example, String work, String url) throws IOException {
    Path program = Files.createDirectory(Path.of(work).resolve("program"));
    Files.writeString(
        program.resolve("main.ecs"), Files.readString(Path.of(example, "main.ecs")) + SECRETS);
    // The endpoint takes any credentials; these keep the SDK from asking the environment for real
    // ones.
    System.setProperty("aws.accessKeyId", "training");
    System.setProperty("aws.secretAccessKey", "training");
    List<String> options = List.of("-C", work, "--endpoint-url", url, "--var", "password=training");
    String text = program.toString();
    return run(
        List.of(
            with(options, "plan", text),
            with(options, "apply", "--auto-approve", text),
            with(options, "plan", "--detailed-exitcode", text), // fails if there is anything to do
            with(options, "destroy", "--auto-approve", text),
            List.of("--help"))); // makes the other commands
  }

  private static List<String> with(List<String> options, String... command) {
    return Stream.concat(Stream.of(command), options.stream()).toList();
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
