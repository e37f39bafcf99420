package io.ecsctl.cli.command;

import static io.ecsctl.cli.command.Argument.option;
import static io.ecsctl.cli.command.Argument.parameter;

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
import org.jspecify.annotations.Nullable;

/** {@code ecsctl console}. */
final class ConsoleCommand implements Command {
  private final EcsctlCommand root;
  private final VariableOptions variables = new VariableOptions();
  private @Nullable Path program;
  private List<String> expressions = new ArrayList<>();
  private boolean batch;
  private String region = "";

  ConsoleCommand(EcsctlCommand root) {
    this.root = root;
  }

  @Override
  public void declare(Declaration command) {
    command.says(
        """
        Evaluate expressions.
        One by one on a terminal, those of -e, or a stream of them with --batch.
        With a PROGRAM they read its variables, locals and resources; no account is looked at.
        """);
    command.with(variables);
    command.takes(
        parameter("PROGRAM")
            .path(value -> program = value)
            .says("A directory with .ecs files, or one file. Default: none."),
        option("-e")
            .label("EXPR")
            .texts(value -> expressions = value)
            .says("Print the value of EXPR and leave. May be given several times."),
        option("--batch")
            .flag(value -> batch = value)
            .says(
                "Read one expression a line from standard input, write one JSON object a line:",
                "{\"ok\":true,\"value\":…,\"type\":…} or {\"ok\":false,\"error\":…}."),
        option("--region")
            .label("REGION")
            .text(value -> region = value)
            .says("The region, where the program does not say one."));
  }

  @Override
  public Integer call() {
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
