package io.ecsctl.cli.command;

import io.ecsctl.cli.console.Console;
import io.ecsctl.cli.console.OutputFormat;
import io.ecsctl.cli.console.TerminalFacts;
import io.ecsctl.cli.exit.CliFailure;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The command itself: holds the options that every command takes. */
@Command(
    name = "ecsctl",
    description = {"From .ecs programs to running Amazon ECS services, with no state file.", ""},
    synopsisSubcommandLabel = "COMMAND",
    commandListHeading = "%nCommands:%n",
    optionListHeading = "%nOptions (for every command):%n",
    footer = {
      "",
      "Exit codes: 0 done or nothing to do, 1 error, 2 changes pending (plan --detailed-exitcode)",
      "or drift, 3 a deployment was rolled back, 4 not decided (trace), 130 interrupted.",
      "",
      "Try it without an AWS account:  ecsctl apply --sandbox examples/website"
    })
public final class EcsctlCommand implements Runnable {
  /** Those whose result are findings. */
  private static final Set<String> CHECKS = Set.of("validate", "verify");

  private final PrintStream out;
  private final PrintStream err;
  private @Nullable Console console;
  private String endpoint = System.getenv().getOrDefault("AWS_ENDPOINT_URL", "");

  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = {"-C", "--chdir"},
      paramLabel = "DIR",
      scope = ScopeType.INHERIT,
      description = "Work as if started in DIR.")
  private Path directory = Path.of("");

  @Option(
      names = "--output",
      paramLabel = "FORMAT",
      scope = ScopeType.INHERIT,
      description =
          "What to print: text for people (default) or json for programs; findings also "
              + "as github annotations, and those of validate and verify as sarif or junit.")
  private OutputFormat output = OutputFormat.TEXT;

  @Option(
      names = "--no-color",
      scope = ScopeType.INHERIT,
      description = "No colours; the same as setting NO_COLOR.")
  private boolean noColour;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Show this help.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      description = "Without a command: the same as ecsctl version.")
  private boolean version;

  public EcsctlCommand(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
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

  private void requireReportsToBeOfChecks() {
    ParseResult parsed = spec == null ? null : spec.commandLine().getParseResult();
    ParseResult command = parsed == null ? null : parsed.subcommand();
    if (output.isReport() && (command == null || !CHECKS.contains(command.commandSpec().name()))) {
      String word = output.word();
      output = OutputFormat.TEXT;
      throw new CliFailure(
          "BadOutput",
          "--output %s holds findings only: ecsctl validate and ecsctl verify print it"
              .formatted(word));
    }
  }

  /** The endpoint that is called instead of AWS's; empty for AWS's own. */
  public String endpoint() {
    return endpoint;
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
  public void run() {
    if (version) {
      VersionCommand.show(console());
    } else if (spec != null) {
      spec.commandLine().usage(out);
    }
  }
}
