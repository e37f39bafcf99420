package io.ecsctl.compiler.reference;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Our own pages as HTML: headings, paragraphs, lists, tables, examples, and in a line code, strong
 * text and links. What else Markdown knows our pages do not use.
 */
final class MarkdownHtml {
  private static final Pattern INLINE =
      Pattern.compile("`([^`]+)`|\\*\\*([^*]+)\\*\\*|\\[([^\\]]+)\\]\\(([^)]+)\\)");

  private final String anchor;
  private final UnaryOperator<String> links;
  private final StringBuilder out = new StringBuilder();
  private final List<String> paragraph = new ArrayList<>();

  private MarkdownHtml(String anchor, UnaryOperator<String> links) {
    this.anchor = anchor;
    this.links = links;
  }

  /**
   * @param anchor of the page; its headings below the title have anchors that begin with it
   * @param links from an address in the page to one in the HTML; empty where there is none
   */
  static String of(String markdown, String anchor, UnaryOperator<String> links) {
    MarkdownHtml html = new MarkdownHtml(anchor, links);
    html.write(markdown.strip().split("\n"));
    return html.out.toString();
  }

  private void write(String[] lines) {
    for (int i = 0; i < lines.length; i++) {
      String line = lines[i];
      if (line.startsWith("```")) {
        flush();
        List<String> code = new ArrayList<>();
        while (!lines[++i].startsWith("```")) {
          code.add(lines[i]);
        }
        out.append("<pre tabindex=\"0\"><code>")
            .append(escape(String.join("\n", code)))
            .append("</code></pre>\n");
      } else if (line.startsWith("#")) {
        flush();
        heading(line);
      } else if (line.startsWith("|")) {
        flush();
        List<String> rows = new ArrayList<>();
        while (i < lines.length && lines[i].startsWith("|")) {
          rows.add(lines[i++]);
        }
        i--;
        table(rows);
      } else if (line.startsWith("- ")) {
        flush();
        out.append("<ul>\n");
        while (i < lines.length && lines[i].startsWith("- ")) {
          out.append("<li>").append(inline(lines[i++].substring(2))).append("</li>\n");
        }
        i--;
        out.append("</ul>\n");
      } else if (line.isBlank()) {
        flush();
      } else {
        paragraph.add(line.strip());
      }
    }
    flush();
  }

  private void flush() {
    if (!paragraph.isEmpty()) {
      out.append("<p>").append(inline(String.join(" ", paragraph))).append("</p>\n");
      paragraph.clear();
    }
  }

  private void heading(String line) {
    int level = line.indexOf(' ');
    String text = line.substring(level + 1);
    if (level == 1) {
      out.append("<h2>").append(inline(text)).append("</h2>\n");
    } else {
      String id = anchor + "." + text.toLowerCase(Locale.ROOT).replaceAll("[^\\w.]+", "-");
      out.append("<h%d id=\"%s\">".formatted(level + 1, escape(id)))
          .append(inline(text))
          .append(
              "<a class=\"here\" href=\"#%s\" aria-label=\"Link to this section\">#</a>"
                  .formatted(escape(id)))
          .append("</h%d>\n".formatted(level + 1));
    }
  }

  /** The first row is the head, the second only draws the line. */
  private void table(List<String> rows) {
    List<String> head = cells(rows.getFirst());
    out.append("<div class=\"table\" tabindex=\"0\"><table><thead><tr>");
    head.forEach(cell ->
        out.append(cell.isEmpty() ? "<td></td>" : "<th scope=\"col\">" + inline(cell) + "</th>"));
    out.append("</tr></thead><tbody>\n");
    for (String row : rows.subList(2, rows.size())) {
      List<String> cells = cells(row);
      out.append("<tr><th scope=\"row\">").append(inline(cells.getFirst())).append("</th>");
      cells
          .subList(1, cells.size())
          .forEach(cell -> out.append("<td>").append(inline(cell)).append("</td>"));
      out.append("</tr>\n");
    }
    out.append("</tbody></table></div>\n");
  }

  private static List<String> cells(String row) {
    String inner = row.substring(1, row.lastIndexOf('|'));
    return java.util.Arrays.stream(inner.split("(?<!\\\\)\\|", -1))
        .map(cell -> cell.strip().replace("\\|", "|"))
        .toList();
  }

  private String inline(String text) {
    Matcher found = INLINE.matcher(text);
    StringBuilder html = new StringBuilder();
    int end = 0;
    while (found.find()) {
      html.append(escape(text.substring(end, found.start())));
      end = found.end();
      if (found.group(1) != null) {
        html.append("<code>").append(escape(found.group(1))).append("</code>");
      } else if (found.group(2) != null) {
        html.append("<strong>").append(escape(found.group(2))).append("</strong>");
      } else {
        String address = links.apply(found.group(4));
        String shown = inline(found.group(3));
        html.append(
            address.isEmpty() ? shown : "<a href=\"" + escape(address) + "\">" + shown + "</a>");
      }
    }
    return html.append(escape(text.substring(end))).toString();
  }

  static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
