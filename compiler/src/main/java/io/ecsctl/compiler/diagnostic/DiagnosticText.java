package io.ecsctl.compiler.diagnostic;

import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.compiler.source.SourceSpan;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/**
 * A finding as people read it:
 *
 * <pre>
 * error[ECS630]: the load balancer cannot reach container "app" on port 8080
 *    ┌ web.ecs:41:13
 * 41 │   ingress { port = 80/tcp, from = [security_group.alb] }
 *    │             ^^^^^^^^^^^^^ opens 80, but target group "web" sends to 8080
 *    = path: internet → listener.http :80 → target_group.web  ✗ security_group.app
 *    = fix: change the ingress port to 8080/tcp
 *    = more: ecsctl explain ECS630
 * </pre>
 */
public final class DiagnosticText {
  private static final int NARROWEST = 40;

  private final Diagnostic diagnostic;
  private final Palette palette;
  private final int width;
  private final boolean wrapsHeadlines;
  private final int gutter;
  private final StringBuilder out = new StringBuilder();

  private DiagnosticText(Diagnostic diagnostic, Palette palette, PageWidth page) {
    this.diagnostic = diagnostic;
    this.palette = palette;
    this.width = Math.max(NARROWEST, page.columns());
    this.wrapsHeadlines = page.wrapsHeadlines();
    int widest =
        marks(diagnostic).stream()
            .mapToInt(mark -> Integer.toString(mark.line()).length())
            .max()
            .orElse(1);
    this.gutter = Math.max(widest, lastLine(diagnostic));
  }

  /**
   * @param page less than 40 columns count as 40
   * @return lines that each end in a line break
   */
  public static String render(Diagnostic diagnostic, Palette palette, PageWidth page) {
    DiagnosticText text = new DiagnosticText(diagnostic, palette, page);
    text.headline();
    text.values();
    text.snippets();
    text.notes();
    return text.out.toString();
  }

  /** In the order given, an empty line between two. */
  public static String render(List<Diagnostic> diagnostics, Palette palette, PageWidth page) {
    return String.join("\n", diagnostics.stream().map(d -> render(d, palette, page)).toList());
  }

  private static List<Mark> marks(Diagnostic diagnostic) {
    List<Mark> marks = new ArrayList<>();
    if (diagnostic.subject() != null && diagnostic.values().isEmpty()) {
      marks.add(new Mark(diagnostic.subject(), diagnostic.label(), true));
    }
    diagnostic
        .related()
        .forEach(related -> marks.add(new Mark(related.span(), related.note(), false)));
    return marks;
  }

  /** Digits of the last line that is drawn with its values; 1 when there is none. */
  private static int lastLine(Diagnostic diagnostic) {
    SourceSpan subject = diagnostic.subject();
    return subject == null || diagnostic.values().isEmpty()
        ? 1
        : Integer.toString(subject.file().lineAt(subject.end())).length();
  }

  /** The lines of the subject, each with the values of what stands on it. */
  private void values() {
    SourceSpan subject = diagnostic.subject();
    if (subject == null || diagnostic.values().isEmpty()) {
      return;
    }
    frame("", "┌");
    line(palette.paint(Palette.Role.FRAME, subject.location()));
    SourceFile file = subject.file();
    int columns = width - gutter - 3;
    for (int number = subject.line(); number <= file.lineAt(subject.end()); number++) {
      int current = number;
      List<ShownValue> here =
          diagnostic.values().stream().filter(value -> value.place().line() == current).toList();
      String text = file.line(number);
      frame(Integer.toString(number), "│");
      line(new DisplayLine(text).window(0, columns));
      new ValueRows(text, file.lineStart(number), here, columns, palette)
          .rows()
          .forEach(row -> {
            frame("", "│");
            line(row);
          });
    }
  }

  /** Further lines begin below the first one's text. */
  private void headline() {
    Severity severity = diagnostic.severity();
    String tag = "%s[%s]".formatted(severity.label(), diagnostic.rule().id());
    int indent = tag.length() + 2;
    List<String> lines =
        wrapsHeadlines
            ? TextWrap.lines(diagnostic.headline(), Math.max(NARROWEST / 2, width - indent))
            : List.of(diagnostic.headline());
    out.append(palette.paint(Palette.of(severity), tag))
        .append(palette.paint(Palette.Role.HEADLINE, ": " + lines.getFirst()))
        .append('\n');
    for (String further : lines.subList(1, lines.size())) {
      out.append(" ".repeat(indent))
          .append(palette.paint(Palette.Role.HEADLINE, further))
          .append('\n');
    }
  }

  private void frame(String left, String bar) {
    String padded = " ".repeat(gutter - left.length()) + left;
    out.append(palette.paint(Palette.Role.FRAME, padded + " " + bar));
  }

  private void line(String text) {
    out.append((text.isBlank() ? "" : " " + text).stripTrailing()).append('\n');
  }

  /**
   * Groups of neighbouring lines, each under the place it is about; the finding's own comes first.
   */
  private void snippets() {
    List<List<Mark>> groups = new ArrayList<>();
    for (Mark mark : marks(diagnostic)) {
      groups.stream()
          .filter(group -> group.stream().anyMatch(other -> neighbours(mark, other)))
          .findFirst()
          .orElseGet(() -> {
            groups.add(new ArrayList<>());
            return groups.getLast();
          })
          .add(mark);
    }
    groups.forEach(this::snippet);
  }

  private static boolean neighbours(Mark a, Mark b) {
    return a.file().equals(b.file()) && Math.abs(a.line() - b.line()) <= 1;
  }

  private void snippet(List<Mark> group) {
    // The first mark names the place: it is the primary one where there is one.
    frame("", "┌");
    line(palette.paint(Palette.Role.FRAME, group.getFirst().span().location()));
    TreeMap<Integer, List<Mark>> byLine = new TreeMap<>();
    group.forEach(mark -> byLine.computeIfAbsent(mark.line(), _ -> new ArrayList<>()).add(mark));
    SourceFile file = group.getFirst().file();
    byLine.forEach((number, marks) -> {
      Snippet snippet =
          new Snippet(
              file.line(number),
              marks,
              width - gutter - 3,
              palette,
              Palette.of(diagnostic.severity()));
      frame(Integer.toString(number), "│");
      line(snippet.source());
      snippet
          .rows()
          .forEach(row -> {
            frame("", "│");
            line(row);
          });
    });
  }

  private void notes() {
    if (!diagnostic.detail().isEmpty()) {
      note("", diagnostic.detail());
    }
    for (String note : diagnostic.notes()) {
      int colon = note.indexOf(": ");
      boolean hasKey = colon > 0 && note.lastIndexOf('\n', colon) < 0 && colon <= 24;
      note(hasKey ? note.substring(0, colon) : "", hasKey ? note.substring(colon + 2) : note);
    }
    for (Fix fix : diagnostic.fixes()) {
      note("fix", fix.title());
      FixPreview.lines(fix, width - gutter - 3, palette)
          .forEach(preview -> {
            frame("", "│");
            line(preview);
          });
    }
    note("more", "ecsctl explain " + diagnostic.rule().id());
  }

  /** Further lines begin below the first one's text. */
  private void note(String key, String text) {
    String lead = key.isEmpty() ? "" : key + ": ";
    int indent = gutter + 3 + DisplayWidth.of(lead);
    List<String> lines = TextWrap.lines(text, Math.max(NARROWEST / 2, width - indent));
    frame("", "=");
    line(
        palette.paint(Palette.Role.NOTE, lead.stripTrailing())
            + (lead.isEmpty() ? "" : " ")
            + lines.getFirst());
    for (String further : lines.subList(1, lines.size())) {
      out.append((" ".repeat(indent) + further).stripTrailing()).append('\n');
    }
  }
}
