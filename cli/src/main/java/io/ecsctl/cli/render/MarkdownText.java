package io.ecsctl.cli.render;

import io.ecsctl.cli.console.Console;
import io.ecsctl.cli.console.Style;
import java.util.ArrayList;
import java.util.List;

/**
 * Our own pages on a terminal: headings stand out, paragraphs are wrapped, examples are indented
 * and left as they are.
 */
public final class MarkdownText {
  private static final int READABLE = 92;

  private MarkdownText() {}

  /** {@code markdown} for that console, ending with a line break. */
  public static String render(String markdown, Console console) {
    int width = Math.min(console.width(), READABLE);
    StringBuilder out = new StringBuilder();
    List<String> paragraph = new ArrayList<>();
    boolean code = false;
    for (String line : markdown.strip().split("\n", -1)) {
      if (line.startsWith("```")) {
        flush(paragraph, width, out);
        code = !code;
      } else if (code) {
        out.append("    ").append(console.styled(Style.ACCENT, line)).append('\n');
      } else if (line.startsWith("#")) {
        flush(paragraph, width, out);
        out.append(console.styled(Style.BOLD, line.replaceFirst("^#+ *", ""))).append('\n');
      } else if (line.isBlank()) {
        flush(paragraph, width, out);
        out.append('\n');
      } else if (line.startsWith("- ") || line.startsWith("|")) {
        flush(paragraph, width, out);
        paragraph.add(line);
      } else {
        paragraph.add(line.strip());
      }
    }
    flush(paragraph, width, out);
    return out.toString();
  }

  private static void flush(List<String> paragraph, int width, StringBuilder out) {
    if (paragraph.isEmpty()) {
      return;
    }
    int column = 0;
    for (String word : String.join(" ", paragraph).split(" ")) {
      if (column > 0 && column + 1 + word.length() > width) {
        out.append('\n');
        column = 0;
      }
      if (column > 0) {
        out.append(' ');
        column++;
      }
      out.append(word);
      column += word.length();
    }
    out.append('\n');
    paragraph.clear();
  }
}
