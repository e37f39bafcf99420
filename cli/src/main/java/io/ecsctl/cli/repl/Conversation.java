package io.ecsctl.cli.repl;

import io.ecsctl.cli.console.Console;
import io.ecsctl.cli.console.Style;
import io.ecsctl.cli.render.DiagnosticsView;
import io.ecsctl.compiler.ExpressionSession;
import io.ecsctl.compiler.ExpressionSession.Answer;
import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.compiler.value.ValueText;
import java.io.IOException;

/** Question by question: an expression or a command that begins with a colon. */
public final class Conversation {
  private static final String HELP =
      """
      Type an expression to see its value: cidrsubnet(10.0.0.0/16, 8, 3), var.image, vpc.main
      An expression goes on over several lines while a bracket or a heredoc is open.
        :type EXPR   its type
        :help        this text
        :quit        leave (or Ctrl-D); Ctrl-C drops what is typed\
      """;

  private final ExpressionSession session;
  private final Console console;

  public Conversation(ExpressionSession session, Console console) {
    this.session = session;
    this.console = console;
  }

  /** Until {@code lines} end or say {@code :quit}; whether every input had an answer. */
  public boolean run(Lines lines) throws IOException {
    boolean fine = true;
    while (true) {
      String input = lines.next();
      if (input == null || input.strip().equals(":quit") || input.strip().equals("exit")) {
        return fine;
      }
      fine &= answer(input.strip());
    }
  }

  private boolean answer(String input) {
    if (input.isEmpty()) {
      return true;
    }
    if (input.equals(":help")) {
      console.line(HELP);
      return true;
    }
    boolean type = input.equals(":type") || input.startsWith(":type ");
    if (input.startsWith(":") && !type) {
      console.note(
          console.styled(Style.ERROR, "error") + ": there is no command " + input + "; see :help");
      return false;
    }
    return evaluate(type ? input.substring(":type".length()).strip() : input, type);
  }

  /** Prints the value of {@code expression}, or its type, or why it has none; whether it has. */
  public boolean evaluate(String expression, boolean type) {
    // The mark that ends a heredoc stands alone on a line, which has to end.
    String whole = expression.contains("<<") ? expression + "\n" : expression;
    SourceFile text = new SourceFile("expression", whole);
    Answer answer = session.evaluate(text);
    if (console.json()) {
      console.line(AnswerJson.of(answer));
      return !answer.hasErrors();
    }
    DiagnosticsView.print(console, answer.diagnostics());
    if (answer.hasErrors()) {
      return false;
    }
    console.line(
        type ? TypeText.of(answer.type()) : ValueText.of(session.described(answer.value(), text)));
    return true;
  }
}
