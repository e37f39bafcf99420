package io.ecsctl.cli.render;

import io.ecsctl.cli.console.Console;
import io.ecsctl.cli.console.Style;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A table of our own pages on a terminal, which is too narrow for its columns: each row is its
 * first cell and, below, what the others say.
 */
final class MarkdownRows {
  private MarkdownRows() {}

  /**
   * @param rows as written; the first is the head, the second only draws a line
   */
  static String render(List<String> rows, int width, Console console) {
    List<String> head = cells(rows.getFirst());
    StringBuilder out = new StringBuilder();
    for (String row : rows.subList(Math.min(2, rows.size()), rows.size())) {
      List<String> cells = cells(row);
      out.append("  ").append(console.styled(Style.ACCENT, cells.getFirst())).append('\n');
      List<String> facts = new ArrayList<>();
      String words = "";
      for (int i = 1; i < cells.size(); i++) {
        String title = i < head.size() ? head.get(i) : "";
        if (title.isEmpty()) {
          words = cells.get(i);
        } else if (!cells.get(i).isEmpty()) {
          facts.add(fact(title, cells.get(i)));
        }
      }
      if (!facts.isEmpty()) {
        out.append(MarkdownText.wrapped(String.join(" · ", facts), width, "      "));
      }
      if (!words.isEmpty()) {
        out.append(MarkdownText.wrapped(words, width, "      "));
      }
    }
    return out.toString();
  }

  /** A type speaks for itself, and so does that something is required. */
  private static String fact(String title, String cell) {
    return switch (title) {
      case "type", "service", "what it is", "why" -> cell;
      case "required" -> "required";
      default -> cell.equals("required") ? cell : title + ": " + cell;
    };
  }

  /** Without the marks of code and links, which a terminal does not need. */
  private static List<String> cells(String row) {
    String inner = row.substring(1, Math.max(1, row.lastIndexOf('|')));
    return Arrays.stream(inner.split("(?<!\\\\)\\|", -1))
        .map(cell -> cell.strip().replace("\\|", "|").replace("`", "").replace("**", ""))
        .map(cell -> cell.replaceAll("\\[([^\\]]+)\\]\\([^)]+\\)", "$1"))
        .toList();
  }
}
