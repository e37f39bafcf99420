package io.ecsctl.cli.command;

import io.ecsctl.cli.console.Console;
import io.ecsctl.cli.exit.CliFailure;
import io.ecsctl.cli.exit.ExitCode;
import io.ecsctl.cli.render.DiagnosticsView;
import io.ecsctl.cli.repl.Batch;
import io.ecsctl.cli.repl.Conversation;
import io.ecsctl.cli.repl.EditedLines;
import io.ecsctl.cli.repl.PipedLines;
import io.ecsctl.compiler.ExpressionSession;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.schema.SchemaReader;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParentCommand;

/** {@code ecsctl console}. */
@Command(
    name = "console",
    description = {
      "Evaluate expressions.",
      "One by one on a terminal, those of -e, or a stream of them with --batch.",
      "With a PROGRAM they read its variables, locals and resources; no account is looked at."
    })
final class ConsoleCommand implements Callable<Integer> {
  @ParentCommand private @Nullable EcsctlCommand parent;
  @Mixin private VariableOptions variables = new VariableOptions();

  @Parameters(
      arity = "0..1",
      paramLabel = "PROGRAM",
      description = "A directory with .ecs files, or one file. Default: none.")
  private @Nullable Path program;

  @Option(
      names = "-e",
      paramLabel = "EXPR",
      description = "Print the value of EXPR and leave. May be given several times.")
  private List<String> expressions = new ArrayList<>();

  @Option(
      names = "--batch",
      description = {
        "Read one expression a line from standard input, write one JSON object a line:",
        "{\"ok\":true,\"value\":…,\"type\":…} or {\"ok\":false,\"error\":…}."
      })
  private boolean batch;

  @Option(
      names = "--region",
      paramLabel = "REGION",
      description = "The region, where the program does not say one.")
  private String region = "";

  @Override
  public Integer call() {
    EcsctlCommand root = Parents.of(parent);
    Console console = root.console();
    ExpressionSession session = open(root, console);
    try {
      return (run(root, console, session) ? ExitCode.OK : ExitCode.ERROR).status();
    } catch (IOException e) {
      throw new CliFailure("CannotRead", "the input cannot be read: " + e.getMessage());
    }
  }

  private ExpressionSession open(EcsctlCommand root, Console console) {
    if (program == null) {
      return ExpressionSession.plain(SchemaReader.bundled());
    }
    Compiling.Input input = Compiling.read(root, program, variables, Regions.orEnvironment(region));
    ExpressionSession session = ExpressionSession.in(SchemaReader.bundled(), input.request());
    List<Diagnostic> problems = new ArrayList<>(input.problems());
    problems.addAll(session.diagnostics());
    DiagnosticsView.print(console, problems);
    return session;
  }

  private boolean run(EcsctlCommand root, Console console, ExpressionSession session)
      throws IOException {
    if (batch) {
      new Batch(session)
          .run(
              System.in,
              new PrintStream(
                  new BufferedOutputStream(root.out(), 1 << 16), false, StandardCharsets.UTF_8));
      return true;
    }
    Conversation conversation = new Conversation(session, console);
    if (!expressions.isEmpty()) {
      boolean fine = true;
      for (String expression : expressions) {
        fine &= conversation.evaluate(expression, false);
      }
      return fine;
    }
    if (!console.facts().input()) {
      return conversation.run(new PipedLines(System.in));
    }
    try (EditedLines lines = new EditedLines(session, System.getenv())) {
      console.line("Expressions, or :help. Ctrl-D leaves.");
      conversation.run(lines);
      return true;
    }
  }
}
