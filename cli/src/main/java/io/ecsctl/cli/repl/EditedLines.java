package io.ecsctl.cli.repl;

import io.ecsctl.compiler.ExpressionSession;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.jline.reader.EndOfFileException;
import org.jline.reader.LineReader;
import org.jline.reader.LineReaderBuilder;
import org.jline.reader.UserInterruptException;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;
import org.jspecify.annotations.Nullable;

/** Lines typed by a person: with history, completion, and Ctrl-C to start over. */
public final class EditedLines implements Lines, AutoCloseable {
  private static final String PROMPT = "> ";

  private final Terminal terminal;
  private final LineReader reader;

  /**
   * @param environment decides where the history is kept
   */
  public EditedLines(ExpressionSession session, Map<String, String> environment)
      throws IOException {
    terminal = TerminalBuilder.builder().system(true).build();
    reader =
        LineReaderBuilder.builder()
            .terminal(terminal)
            .appName("ecsctl")
            .parser(new InputParser())
            .completer(new NameCompleter(session.names(), session.functions()))
            .variable(LineReader.HISTORY_FILE, history(environment))
            .variable(LineReader.SECONDARY_PROMPT_PATTERN, "  ")
            // ! is an operator here, not a way into the history.
            .option(LineReader.Option.DISABLE_EVENT_EXPANSION, true)
            .build();
  }

  /** {@code ecsctl/console-history} in the directory for state of the XDG specification. */
  static Path history(Map<String, String> environment) {
    String state = environment.getOrDefault("XDG_STATE_HOME", "");
    Path directory =
        state.isEmpty()
            ? Path.of(System.getProperty("user.home", "."), ".local", "state")
            : Path.of(state);
    return directory.resolve("ecsctl").resolve("console-history");
  }

  @Override
  public @Nullable String next() {
    try {
      return reader.readLine(PROMPT);
    } catch (UserInterruptException dropped) {
      return "";
    } catch (EndOfFileException end) {
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    terminal.close();
  }
}
