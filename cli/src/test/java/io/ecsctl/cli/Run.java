package io.ecsctl.cli;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * One run of the command in this process, as a pipe sees it.
 *
 * @param out standard output
 * @param err standard error
 */
record Run(int status, String out, String err) {
  private static final Pattern STACK_TRACE =
      Pattern.compile("(?m)^\\s+at [\\w.$/]+\\(|Exception in thread");

  static Run of(String... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status =
        Main.run(
            arguments,
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    return new Run(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** In {@code directory}, with nothing of the user's environment deciding about colours. */
  static Run in(java.nio.file.Path directory, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    // Behind the command, as people write it: what comes before it makes picocli read all commands.
    boolean command = !all.isEmpty() && !all.getFirst().startsWith("-");
    all.addAll(command ? 1 : 0, List.of("-C", directory.toString(), "--no-color"));
    return of(all.toArray(String[]::new));
  }

  boolean showsStackTrace() {
    return STACK_TRACE.matcher(out + err).find();
  }

  @Override
  public String toString() {
    return "exit %d%n--- out%n%s%n--- err%n%s".formatted(status, out, err);
  }
}
