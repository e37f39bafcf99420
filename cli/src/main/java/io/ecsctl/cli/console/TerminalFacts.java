package io.ecsctl.cli.console;

import java.io.IOException;
import java.util.Map;
import org.jline.terminal.Terminal;
import org.jline.terminal.TerminalBuilder;

/**
 * What is known of the terminal.
 *
 * @param input a person can answer questions
 * @param output standard output is a terminal
 * @param progress standard error is a terminal, so a view may redraw itself there
 * @param colours escape sequences are welcome
 * @param width columns; 100 where nobody knows
 */
public record TerminalFacts(
    boolean input, boolean output, boolean progress, boolean colours, int width) {
  private static final int UNKNOWN_WIDTH = 100;

  /**
   * Asks the environment. The launcher tells which of the three streams are terminals ({@code
   * ecsctl.tty} holds their numbers), because Java can only say it of all together.
   */
  public static TerminalFacts of(Map<String, String> environment, String ttys, boolean noColour) {
    boolean output = ttys.contains("1");
    boolean progress = ttys.contains("2");
    boolean dumb = "dumb".equals(environment.get("TERM"));
    boolean forced = !environment.getOrDefault("CLICOLOR_FORCE", "0").equals("0");
    boolean colours =
        !noColour
            && environment.getOrDefault("NO_COLOR", "").isEmpty()
            && (forced || (output && !dumb));
    int width = output || progress ? terminalWidth(environment) : UNKNOWN_WIDTH;
    return new TerminalFacts(ttys.contains("0"), output, progress && !dumb, colours, width);
  }

  private static int terminalWidth(Map<String, String> environment) {
    String columns = environment.getOrDefault("COLUMNS", "");
    if (columns.matches("[0-9]{2,4}")) {
      return Integer.parseInt(columns);
    }
    try (Terminal terminal = TerminalBuilder.builder().system(true).dumb(true).build()) {
      int found = terminal.getSize().getColumns();
      return found > 0 ? found : UNKNOWN_WIDTH;
    } catch (IOException | IllegalStateException noTerminal) {
      return UNKNOWN_WIDTH;
    }
  }
}
