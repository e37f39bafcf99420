package io.ecsctl.cli;

import io.ecsctl.cli.command.Commands;
import io.ecsctl.cli.command.EcsctlCommand;
import io.ecsctl.cli.exit.ExitCode;
import io.ecsctl.compiler.schema.SchemaReader;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import picocli.CommandLine;

/** Where the process starts. */
public final class Main {
  /** Commands that compile a program, and so need the schema. */
  private static final Set<String> COMPILING =
      Set.of(
          "validate",
          "verify",
          "plan",
          "apply",
          "destroy",
          "drift",
          "lock",
          "test",
          "trace",
          "console",
          "iam-policy");

  private Main() {}

  public static void main(String[] args) {
    for (String arg : args) { // without a lambda: no training starts here, so no cache has it
      if (COMPILING.contains(arg)) {
        SchemaReader.readAhead();
        break;
      }
    }
    System.exit(run(args, System.out, System.err));
  }

  /**
   * Runs one command.
   *
   * @return the exit status, see {@link ExitCode}
   */
  public static int run(String[] args, PrintStream out, PrintStream err) {
    var root = new EcsctlCommand(out, err);
    CommandLine commandLine =
        Commands.of(root, args)
            .setOut(utf8(out))
            .setErr(utf8(err))
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setAbbreviatedOptionsAllowed(false)
            .setUsageHelpAutoWidth(false)
            .setUsageHelpWidth(100)
            .setExecutionExceptionHandler(
                (exception, command, parsed) -> Failures.report(exception, root))
            .setParameterExceptionHandler(
                (wrong, _) -> Usage.report(wrong, root.consoleForFailures()));
    // picocli's own code for wrong usage is 2, which here means "there are changes".
    setUsageExitCode(commandLine);
    try {
      return commandLine.execute(args);
    } catch (StackOverflowError | OutOfMemoryError tooMuch) {
      return Failures.report(tooMuch, root);
    }
  }

  private static void setUsageExitCode(CommandLine command) {
    command.getCommandSpec().exitCodeOnInvalidInput(ExitCode.ERROR.status());
    command.getSubcommands().values().forEach(Main::setUsageExitCode);
  }

  private static PrintWriter utf8(PrintStream stream) {
    return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
  }
}
