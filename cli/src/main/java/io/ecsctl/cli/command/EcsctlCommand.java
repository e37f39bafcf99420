package io.ecsctl.cli.command;

import static io.ecsctl.cli.command.Argument.option;

import io.ecsctl.cli.console.Console;
import io.ecsctl.cli.console.OutputFormat;
import io.ecsctl.cli.console.TerminalFacts;
import io.ecsctl.cli.exit.CliFailure;
import io.ecsctl.cli.exit.ExitCode;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** The command itself: holds the options that every command takes. */
public final class EcsctlCommand implements Command {
  /** Those whose result are findings. */
  private static final Set<String> CHECKS = Set.of("validate", "verify");

  private final PrintStream out;
  private final PrintStream err;
  private @Nullable Console console;
  private String endpoint = System.getenv().getOrDefault("AWS_ENDPOINT_URL", "");
  private @Nullable Declaration declared;
  private Path directory = Path.of("");
  private OutputFormat output = OutputFormat.TEXT;
  private boolean noColour;
  private boolean version;

  public EcsctlCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  @Override
  public void declare(Declaration command) {
    declared = command;
    command.says(
        """
        From .ecs programs to running Amazon ECS services, with no state file.

        """);
    command.endsWith(
        """

        Exit codes: 0 done or nothing to do, 1 error, 2 changes pending (plan --detailed-exitcode)
        or drift, 3 a deployment was rolled back, 4 not decided (trace), 130 interrupted.

        Try it without an AWS account:  ecsctl apply --sandbox examples/website
        """);
    command.headed("COMMAND", "%nCommands:%n", "%nOptions (for every command):%n");
    command.takes(
        option("-C", "--chdir")
            .label("DIR")
            .path(value -> directory = value)
            .inherited()
            .says("Work as if started in DIR."),
        option("--output")
            .label("FORMAT")
            .oneOf(OutputFormat.class, value -> output = value)
            .inherited()
            .says(
                "What to print: text for people (default) or json for programs; findings also "
                    + "as github annotations, and those of validate and verify as sarif or junit."),
        option("--no-color")
            .flag(value -> noColour = value)
            .inherited()
            .says("No colours; the same as setting NO_COLOR."),
        option("-h", "--help").flag(_ -> {}).inherited().help().says("Show this help."),
        option("-V", "--version")
            .flag(value -> version = value)
            .says("Without a command: the same as ecsctl version."));
  }

  /** The console as the options want it; made when first asked for, after the options are read. */
  public Console console() {
    if (console == null) {
      requireReportsToBeOfChecks();
      console =
          new Console(
              out,
              err,
              output,
              TerminalFacts.of(System.getenv(), System.getProperty("ecsctl.tty", ""), noColour));
    }
    return console;
  }

  /**
   * For what went wrong, maybe before a command asked for the console: text, where {@link
   * #console()} would refuse.
   */
  public Console consoleForFailures() {
    if (console == null && isReportOfNoCheck()) {
      output = OutputFormat.TEXT;
    }
    return console();
  }

  private void requireReportsToBeOfChecks() {
    if (isReportOfNoCheck()) {
      throw new CliFailure(
          "BadOutput",
          "--output %s holds findings only: ecsctl validate and ecsctl verify print it"
              .formatted(output.word()));
    }
  }

  private boolean isReportOfNoCheck() {
    ParseResult parsed = declared == null ? null : declared.line().getParseResult();
    ParseResult command = parsed == null ? null : parsed.subcommand();
    return output.isReport() && (command == null || !CHECKS.contains(command.commandSpec().name()));
  }

  /** The endpoint that is called instead of AWS's; empty for AWS's own. */
  public String endpoint() {
    return endpoint;
  }

  /** The parser that all commands are known to. */
  CommandLine line() {
    if (declared == null) {
      throw new IllegalStateException("the command line is not declared yet");
    }
    return declared.line();
  }

  void useEndpoint(String url) {
    endpoint = url;
  }

  /** Standard output, for what is too much to go through the console line by line. */
  PrintStream out() {
    return out;
  }

  /** {@code path} as seen from the directory that {@code -C} names. */
  public Path resolve(Path path) {
    return directory.resolve(path);
  }

  /** Where {@code .ecsctl/} lies: the directory that {@code -C} names, or the current one. */
  public Path workingDirectory() {
    return directory;
  }

  /** Without a command: the help, or the version. */
  @Override
  public Integer call() {
    if (version) {
      VersionCommand.show(console());
    } else {
      line().usage(out);
    }
    return ExitCode.OK.status();
  }
}
