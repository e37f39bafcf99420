package io.ecsctl.cli.repl;

import io.ecsctl.compiler.ExpressionSession;
import io.ecsctl.compiler.source.SourceFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** {@code ecsctl console --batch}: a line of input, a line of output, whatever is in it. */
public final class Batch {
  /** More than any expression that somebody wrote, little enough for any machine. */
  static final int LONGEST_LINE = 4 << 20;

  private final ExpressionSession session;

  public Batch(ExpressionSession session) {
    this.session = session;
  }

  /** Answers every line in order, until the input ends; empty lines, too. */
  public void run(InputStream in, PrintStream out) throws IOException {
    BoundedLines lines = new BoundedLines(in, LONGEST_LINE);
    while (true) {
      BoundedLines.Line line = lines.read();
      if (line == null) {
        break;
      }
      out.print(answer(line));
      out.print('\n');
      // Who asks one question at a time waits for its answer; who sends many does not wait for us.
      if (in.available() == 0) {
        out.flush();
      }
    }
    out.flush();
  }

  private String answer(BoundedLines.Line line) {
    if (line.tooLong()) {
      return AnswerJson.error("the line is longer than %d MiB".formatted(LONGEST_LINE >> 20));
    }
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder().decode(line.bytes()).toString();
    } catch (CharacterCodingException e) {
      return AnswerJson.error("the line is not UTF-8");
    }
    try {
      return AnswerJson.of(session.evaluate(new SourceFile("standard input", text.strip())));
    } catch (RuntimeException bug) {
      // The lines after it have nothing to do with it, and their reader counts lines.
      return AnswerJson.error("this is a bug in ecsctl: " + bug);
    }
  }
}
