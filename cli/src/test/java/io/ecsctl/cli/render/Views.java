package io.ecsctl.cli.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.ecsctl.cli.console.Console;
import io.ecsctl.cli.console.OutputFormat;
import io.ecsctl.cli.console.TerminalFacts;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/** What a view prints, held against a file. */
final class Views {
  private Views() {}

  static String text(int width, boolean colours, Consumer<Console> view) {
    return text(new TerminalFacts(false, true, false, colours, width), view);
  }

  /** As a file or a program gets it. */
  static String piped(Consumer<Console> view) {
    return text(new TerminalFacts(false, false, false, false, 80), view);
  }

  private static String text(TerminalFacts facts, Consumer<Console> view) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
    view.accept(new Console(stream, stream, OutputFormat.TEXT, facts));
    return out.toString(StandardCharsets.UTF_8);
  }

  /** No line is wider than the terminal. */
  static void check(String folder, String name, String actual, int width) throws IOException {
    assertTrue(actual.lines().allMatch(line -> line.length() <= width), actual);
    Path golden = Path.of("src/test/golden", folder, name);
    String expected = Files.exists(golden) ? Files.readString(golden) : "";
    if (!actual.equals(expected) && Boolean.getBoolean("golden.update")) {
      Files.createDirectories(golden.getParent());
      Files.writeString(golden, actual);
      fail("wrote " + golden + "; read it, then run again without -Dgolden.update");
    }
    assertEquals(expected, actual, golden::toString);
  }
}
