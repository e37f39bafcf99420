package io.ecsctl.compiler.diagnostic;

import io.ecsctl.compiler.source.SourceFile;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * What a line would look like after a fix: the old one and the new one. Only for fixes that change
 * one line and fit.
 */
final class FixPreview {
  private FixPreview() {}

  /** Two lines, or none. */
  static List<String> lines(Fix fix, int columns, Palette palette) {
    if (fix.edits().isEmpty() || !isWithinOneLine(fix)) {
      return List.of();
    }
    List<Edit> edits = new ArrayList<>(fix.edits());
    edits.sort(Comparator.comparing((Edit edit) -> edit.span()).reversed());
    SourceFile file = edits.getFirst().span().file();
    int number = edits.getFirst().span().line();
    int start = file.lineStart(number);
    StringBuilder changed = new StringBuilder(file.line(number));
    for (Edit edit : edits) {
      changed.replace(edit.span().start() - start, edit.span().end() - start, edit.replacement());
    }
    String before = shown(file.line(number));
    String after = shown(changed.toString());
    if (DisplayWidth.of(before) + 2 > columns || DisplayWidth.of(after) + 2 > columns) {
      return List.of();
    }
    return List.of(
        palette.paint(Palette.Role.REMOVED, "- " + before),
        palette.paint(Palette.Role.ADDED, "+ " + after));
  }

  private static String shown(String line) {
    DisplayLine shown = new DisplayLine(line.strip());
    return shown.window(0, shown.width());
  }

  private static boolean isWithinOneLine(Fix fix) {
    Edit first = fix.edits().getFirst();
    SourceFile file = first.span().file();
    int line = first.span().line();
    int end = file.lineStart(line) + file.line(line).length();
    return fix.edits().stream()
        .allMatch(edit ->
            edit.span().file().equals(file)
                && edit.span().line() == line
                && edit.span().end() <= end
                && edit.replacement().indexOf('\n') < 0);
  }
}
