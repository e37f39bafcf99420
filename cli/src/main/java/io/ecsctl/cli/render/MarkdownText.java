package io.ecsctl.cli.render;

import io.ecsctl.cli.console.Console;
import io.ecsctl.cli.console.Style;
import io.ecsctl.compiler.diagnostic.TextWrap;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

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
    String[] lines = markdown.strip().split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i];
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
      } else if (line.startsWith("|")) {
        flush(paragraph, width, out);
        int end = i + 1;
        while (end < lines.length && lines[end].startsWith("|")) {
          end++;
        }
        out.append(MarkdownRows.render(List.of(lines).subList(i, end), width, console));
        i = end - 1;
      } else if (line.startsWith("- ")) {
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
    out.append(wrapped(String.join(" ", paragraph), width, ""));
    paragraph.clear();
  }

  /** {@code text} on lines of at most {@code width} columns, each after {@code indent}. */
  static String wrapped(String text, int width, String indent) {
    return TextWrap.lines(text, width - indent.length()).stream()
        .map(line -> indent + line + "\n")
        .collect(Collectors.joining());
  }
}
