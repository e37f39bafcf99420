package io.ecsctl.cli;

import io.ecsctl.cli.command.EcsctlCommand;
import io.ecsctl.cli.console.Console;
import io.ecsctl.cli.exit.CliFailure;
import io.ecsctl.cli.exit.ExitCode;
import io.ecsctl.planner.plan.PlanRefused;
import io.ecsctl.planner.provider.ProviderException;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Turns what a command threw into one message and an exit status. Never a bare stack trace: a bug's
 * goes to a file.
 */
final class Failures {
  private Failures() {}

  static int report(Throwable thrown, EcsctlCommand root) {
    Console console = root.consoleForFailures();
    return switch (thrown) {
      case CliFailure failure -> say(console, failure.code(), failure.explanation(), "", "");
      case ProviderException failure ->
          say(
              console,
              failure.code(),
              failure.code().equals(ProviderException.UNREACHABLE) && !root.endpoint().isEmpty()
                  ? root.endpoint() + ": " + failure.explanation()
                  : failure.explanation(),
              failure.operation(),
              failure.requestId());
      case PlanRefused refused ->
          say(console, refused.reason().name(), refused.explanation(), "", "");
      case InterruptedException _ -> {
        say(console, "Interrupted", "interrupted", "", "");
        yield ExitCode.INTERRUPTED.status();
      }
      default -> say(console, "InternalError", bug(thrown), "", "");
    };
  }

  private static int say(
      Console console, String code, String message, String operation, String requestId) {
    console.failure(code, message, operation, requestId);
    return ExitCode.ERROR.status();
  }

  private static String bug(Throwable thrown) {
    String where;
    try {
      Path report = Files.createTempFile("ecsctl-bug-", ".txt");
      try (PrintWriter out =
          new PrintWriter(Files.newBufferedWriter(report, StandardCharsets.UTF_8))) {
        thrown.printStackTrace(out);
      }
      where = "Details for a report are in " + report;
    } catch (IOException e) {
      where = "Details could not be written to a file (" + e.getMessage() + ")";
    }
    return "this is a bug in ecsctl, not in your program: %s\n%s; nothing else was done."
        .formatted(summary(thrown), where);
  }

  private static String summary(Throwable thrown) {
    String message = thrown.getMessage();
    return thrown.getClass().getSimpleName() + (message == null ? "" : " (" + message + ")");
  }
}
