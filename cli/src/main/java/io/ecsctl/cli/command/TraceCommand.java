package io.ecsctl.cli.command;

import static io.ecsctl.cli.command.Argument.option;
import static io.ecsctl.cli.command.Argument.parameter;

import io.ecsctl.cli.console.Console;
import io.ecsctl.cli.exit.CliFailure;
import io.ecsctl.cli.exit.ExitCode;
import io.ecsctl.cli.render.DiagnosticsView;
import io.ecsctl.cli.render.TraceJson;
import io.ecsctl.cli.render.TraceView;
import io.ecsctl.compiler.Compilation;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.Severity;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.program.Borrowed;
import io.ecsctl.compiler.reachability.Reachability;
import io.ecsctl.compiler.reachability.Tracer;
import io.ecsctl.compiler.reachability.Tracer.Answer;
import io.ecsctl.compiler.reachability.Verdict;
import io.ecsctl.compiler.validation.ValidationRules;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** {@code ecsctl trace internet service.web}. */
final class TraceCommand implements Command {
  private final EcsctlCommand root;
  private final VariableOptions variables = new VariableOptions();
  private @Nullable String from;
  private @Nullable String to;
  private Path program = Path.of("");
  private String region = "";

  TraceCommand(EcsctlCommand root) {
    this.root = root;
  }

  @Override
  public void declare(Declaration command) {
    command.says(
        """
        Prove that traffic gets from one place to another, hop by hop, or show where it stops.
        Looks at the program only, at no account. Exits with 1 when a way is blocked, with 4 when
        one cannot be decided.

        """);
    command.endsWith(
        """

        From clients (internet, an address, or a range such as 10.99.0.0/16)
          to: service.NAME, load_balancer.NAME.
        From tasks (service.NAME, schedule.NAME)
          to: service.NAME, file_system.NAME, efs, registry (of the task's images), ecr, ecr-public,
              docker-hub, logs, secrets, secretsmanager, ssm, s3, ecs, internet.
        Without both: every way that has to work in the program.

          ecsctl trace examples/website
          ecsctl trace internet service.web
          ecsctl trace service.web ecr
          ecsctl trace service.web service.orders --output json
        """);
    command.with(variables);
    command.takes(
        parameter("FROM").at(0).text(value -> from = value).says("Where it begins."),
        parameter("TO").at(1).text(value -> to = value).says("Where it shall get."),
        parameter("PROGRAM")
            .at(2)
            .path(value -> program = value)
            .says("A directory with .ecs files, or one file. Default: the current directory."),
        option("--region")
            .label("REGION")
            .text(value -> region = value)
            .says("The region, where the program does not say one."));
  }

  @Override
  public Integer call() {
    Console console = root.console();
    if (from != null && to == null && isProgram(root, from)) {
      program = Path.of(from);
      from = null;
    }
    if ((from == null) != (to == null)) {
      throw new CliFailure(
          "NoDestination",
          "trace takes where from and where to: ecsctl trace internet service.web");
    }
    Compilation compilation =
        Compiling.check(Compiling.read(root, program, variables, Regions.orEnvironment(region)))
            .evaluate(Borrowed.NOTHING);
    if (!isReadable(console, compilation)) {
      return ExitCode.ERROR.status();
    }
    ProgramModel model = ProgramModel.of(compilation.program());
    if (from == null || to == null) {
      return show(console, "", "", Reachability.of(model).paths()).status();
    }
    return switch (Tracer.of(model).trace(from, to)) {
      case Answer.Traced(var paths) -> show(console, from, to, paths).status();
      case Answer.Refused(var reason) -> throw new CliFailure("NothingToTrace", reason);
    };
  }

  /** A single word that is a path means all the ways of that program, as with other commands. */
  private static boolean isProgram(EcsctlCommand root, String word) {
    return Files.exists(root.resolve(Path.of(word)));
  }

  /** What rules have to say is no reason not to trace: they speak of what is traced. */
  private static boolean isReadable(Console console, Compilation compilation) {
    Set<String> rules =
        ValidationRules.infos().stream().map(rule -> rule.id()).collect(Collectors.toSet());
    List<Diagnostic> mistakes =
        compilation.diagnostics().stream()
            .filter(
                found -> found.severity() == Severity.ERROR && !rules.contains(found.rule().id()))
            .toList();
    DiagnosticsView.print(console, mistakes);
    return mistakes.isEmpty();
  }

  private static ExitCode show(
      Console console, String from, String to, List<io.ecsctl.compiler.reachability.Path> paths) {
    Verdict verdict =
        paths.stream()
            .map(io.ecsctl.compiler.reachability.Path::verdict)
            .reduce(new Verdict.Proved(), Verdict::then);
    if (console.json()) {
      console.line(TraceJson.write(from, to, verdict, paths));
    } else {
      new TraceView(console).print(from, to, verdict, paths);
    }
    return switch (verdict) {
      case Verdict.Proved() -> ExitCode.OK;
      case Verdict.Blocked _ -> ExitCode.ERROR;
      case Verdict.Undecided _ -> ExitCode.UNDECIDED;
    };
  }
}
