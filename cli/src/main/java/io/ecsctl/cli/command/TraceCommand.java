package io.ecsctl.cli.command;

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
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code ecsctl trace internet service.web}. */
@Command(
    name = "trace",
    description = {
      "Prove that traffic gets from one place to another, hop by hop, or show where it stops.",
      "Looks at the program only, at no account. Exits with 1 when a way is blocked, with 4 when",
      "one cannot be decided.",
      ""
    },
    footer = {
      "",
      "From clients (internet, an address, or a range such as 10.99.0.0/16)",
      "  to: service.NAME, load_balancer.NAME.",
      "From tasks (service.NAME, schedule.NAME)",
      "  to: service.NAME, file_system.NAME, efs, registry (of the task's images), ecr,"
          + " ecr-public,",
      "      docker-hub, logs, secrets, secretsmanager, ssm, s3, ecs, internet.",
      "Without both: every way that has to work in the program.",
      "",
      "  ecsctl trace examples/website",
      "  ecsctl trace internet service.web",
      "  ecsctl trace service.web ecr",
      "  ecsctl trace service.web service.orders --output json"
    })
final class TraceCommand implements Callable<Integer> {
  @ParentCommand private @Nullable EcsctlCommand parent;
  @Mixin private VariableOptions variables = new VariableOptions();

  @Parameters(index = "0", arity = "0..1", paramLabel = "FROM", description = "Where it begins.")
  private @Nullable String from;

  @Parameters(index = "1", arity = "0..1", paramLabel = "TO", description = "Where it shall get.")
  private @Nullable String to;

  @Parameters(
      index = "2",
      arity = "0..1",
      paramLabel = "PROGRAM",
      description = "A directory with .ecs files, or one file. Default: the current directory.")
  private Path program = Path.of("");

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description = "The region, where the program does not say one.")
  private String region = "";

  @Override
  public Integer call() {
    EcsctlCommand root = Parents.of(parent);
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
