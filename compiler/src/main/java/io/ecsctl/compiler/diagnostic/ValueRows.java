package io.ecsctl.compiler.diagnostic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Values below one source line, each under its place, joined to it by a bar:
 *
 * <pre>
 * length(subnet.public) == var.zones
 * │      │              │  │
 * 2      [subnet.a]     │  3
 *                       false
 * </pre>
 */
final class ValueRows {
  /** A value is not squeezed into less than this: it goes to a line of its own, with its name. */
  private static final int NARROWEST = 12;

  private static final String BAR = "│";

  /** A value by the column of its place. */
  private record Placed(int column, String text) {}

  private final int columns;
  private final Palette palette;
  private final List<Placed> placed = new ArrayList<>();
  private final List<ShownValue> apart = new ArrayList<>();

  /**
   * @param values all of one line
   * @param columns how many there are right of the gutter
   */
  ValueRows(String line, int lineStart, List<ShownValue> values, int columns, Palette palette) {
    this.columns = columns;
    this.palette = palette;
    DisplayLine display = new DisplayLine(line);
    for (ShownValue value : values) {
      int column = display.column(value.place().start() - lineStart);
      boolean taken = placed.stream().anyMatch(other -> other.column() == column);
      int room = columns - column;
      if (taken || (DisplayWidth.of(value.text()) > room && room < NARROWEST)) {
        apart.add(value);
      } else {
        placed.add(new Placed(column, cut(value.text(), room)));
      }
    }
    placed.sort(Comparator.comparingInt(Placed::column));
  }

  /** From top to bottom; the bars first. */
  List<String> rows() {
    List<String> rows = new ArrayList<>();
    List<Placed> left = new ArrayList<>(placed);
    if (!left.isEmpty()) {
      rows.add(row(left, left.size()));
    }
    while (!left.isEmpty()) {
      int first = firstThatFits(left);
      rows.add(row(left, first));
      left.subList(first, left.size()).clear();
    }
    for (ShownValue value : apart) {
      String is = " is " + value.text();
      int room = Math.max(NARROWEST, columns - DisplayWidth.of(is));
      rows.add(cut(cut(value.expression(), room) + is, columns));
    }
    return rows;
  }

  /** The values from there on can stand on one row, none of them touching the next. */
  private static int firstThatFits(List<Placed> left) {
    int first = left.size() - 1;
    while (first > 0) {
      Placed before = left.get(first - 1);
      if (before.column() + DisplayWidth.of(before.text()) >= left.get(first).column()) {
        break;
      }
      first--;
    }
    return first;
  }

  /** Bars for those before {@code first}, the values of the others. */
  private String row(List<Placed> left, int first) {
    StringBuilder row = new StringBuilder();
    int column = 0;
    for (int i = 0; i < left.size(); i++) {
      Placed value = left.get(i);
      String text = i < first ? BAR : value.text();
      row.append(" ".repeat(value.column() - column));
      row.append(palette.paint(i < first ? Palette.Role.FRAME : Palette.Role.SECONDARY, text));
      column = value.column() + DisplayWidth.of(text);
    }
    return row.toString();
  }

  private static String cut(String text, int room) {
    if (DisplayWidth.of(text) <= room) {
      return text;
    }
    StringBuilder shown = new StringBuilder();
    int used = 1;
    var characters = DisplayWidth.CHARACTER.matcher(text);
    while (characters.find()) {
      used += DisplayWidth.ofCharacter(characters.group());
      if (used > room) {
        break;
      }
      shown.append(characters.group());
    }
    return shown.append('…').toString();
  }
}
