package io.ecsctl.compiler.diagnostic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** One source line with the marks below it. */
final class Snippet {
  /** Columns of source that stay visible before the first mark of a line that is cut. */
  private static final int CONTEXT = 8;

  /** A label is not squeezed into less than this. */
  private static final int NARROWEST_LABEL = 24;

  /** A mark by columns of the printed window. */
  private record Placed(Mark mark, int start, int end) {}

  private final DisplayLine line;
  private final List<Placed> placed = new ArrayList<>();
  private final int columns;
  private final int from;
  private final Palette palette;
  private final Palette.Role primary;

  /**
   * @param marks all on {@code line}
   * @param columns how many there are right of the gutter
   * @param primary the colour of what the finding is about
   */
  Snippet(String line, List<Mark> marks, int columns, Palette palette, Palette.Role primary) {
    this.line = new DisplayLine(line);
    this.columns = columns;
    this.palette = palette;
    this.primary = primary;
    this.from = firstColumn(marks);
    for (Mark mark : marks) {
      int start = Math.max(0, this.line.column(mark.start()) - from);
      int end = Math.min(columns, this.line.column(mark.end()) - from);
      // An empty place, such as the end of a line, gets one caret.
      int first = Math.min(start, columns - 1);
      placed.add(new Placed(mark, first, Math.max(end, first + 1)));
    }
    placed.sort(
        Comparator.comparing((Placed p) -> !p.mark().primary()).thenComparingInt(Placed::start));
  }

  /** 0 where the line fits or its marks are near its beginning. */
  private int firstColumn(List<Mark> marks) {
    int first = marks.stream().mapToInt(m -> line.column(m.start())).min().orElse(0);
    int last = marks.stream().mapToInt(m -> line.column(m.end())).max().orElse(0);
    return line.width() <= columns || last < columns ? 0 : Math.max(0, first - CONTEXT);
  }

  /** The source line, cut to what matters. */
  String source() {
    return line.width() <= columns ? line.window(0, columns) : line.window(from, columns);
  }

  /** The rows below it. Marks that overlap go to rows of their own, the primary one first. */
  List<String> rows() {
    List<List<Placed>> levels = new ArrayList<>();
    for (Placed mark : placed) {
      levels.stream()
          .filter(level -> level.stream().noneMatch(other -> overlap(mark, other)))
          .findFirst()
          .orElseGet(() -> {
            levels.add(new ArrayList<>());
            return levels.getLast();
          })
          .add(mark);
    }
    List<String> rows = new ArrayList<>();
    for (List<Placed> level : levels) {
      level.sort(Comparator.comparingInt(Placed::start));
      rows.addAll(rows(level));
    }
    return rows;
  }

  private static boolean overlap(Placed a, Placed b) {
    return a.start() <= b.end() && b.start() <= a.end();
  }

  /**
   * Underlines, the last label beside them if it fits, and the other labels below, from right to
   * left.
   */
  private List<String> rows(List<Placed> level) {
    StringBuilder underlines = new StringBuilder();
    int column = 0;
    for (Placed mark : level) {
      underlines.append(" ".repeat(mark.start() - column));
      String stroke = mark.mark().primary() ? "^" : "-";
      underlines.append(palette.paint(role(mark), stroke.repeat(mark.end() - mark.start())));
      column = mark.end();
    }
    List<Placed> below = new ArrayList<>(level.reversed());
    Placed last = below.getFirst();
    if (column + 1 + DisplayWidth.of(last.mark().label()) <= columns) {
      below.removeFirst();
      if (!last.mark().label().isEmpty()) {
        underlines.append(' ').append(palette.paint(role(last), last.mark().label()));
      }
    }
    List<String> rows = new ArrayList<>(List.of(underlines.toString()));
    for (Placed mark : below) {
      if (!mark.mark().label().isEmpty()) {
        rows.addAll(labelRows(mark));
      }
    }
    return rows;
  }

  private List<String> labelRows(Placed mark) {
    int indent = Math.max(0, Math.min(mark.start(), columns - NARROWEST_LABEL));
    return TextWrap.lines(mark.mark().label(), Math.max(columns - indent, NARROWEST_LABEL)).stream()
        .map(text -> " ".repeat(indent) + palette.paint(role(mark), text))
        .toList();
  }

  private Palette.Role role(Placed mark) {
    return mark.mark().primary() ? primary : Palette.Role.SECONDARY;
  }
}
