package io.ecsctl.compiler.diagnostic;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;

/**
 * A source line as a terminal shows it: tabs as spaces, characters that would move the cursor or
 * reorder the line as their escapes. Knows the column of every offset, so that what is printed
 * below lines up.
 */
final class DisplayLine {
  private static final int TAB = 4;
  private static final String CUT = "…";

  /** One character: where it begins in the source line, and what is shown from which column on. */
  private record Cell(int offset, int column, String shown, int width) {}

  private final List<Cell> cells = new ArrayList<>();
  private final int length;
  private final int width;

  DisplayLine(String source) {
    length = source.length();
    int column = 0;
    Matcher characters = DisplayWidth.CHARACTER.matcher(source);
    while (characters.find()) {
      String shown = shown(characters.group(), column);
      int cellWidth = DisplayWidth.of(shown);
      cells.add(new Cell(characters.start(), column, shown, cellWidth));
      column += cellWidth;
    }
    width = column;
  }

  private static String shown(String character, int column) {
    if (character.equals("\t")) {
      return " ".repeat(TAB - column % TAB);
    }
    StringBuilder shown = new StringBuilder();
    character
        .codePoints()
        .forEach(c -> {
          if (Character.isISOControl(c) || reorders(c)) {
            shown.append("\\u%04x".formatted(c));
          } else {
            shown.appendCodePoint(c);
          }
        });
    return shown.toString();
  }

  private static boolean reorders(int codePoint) {
    return (codePoint >= 0x202a && codePoint <= 0x202e)
        || (codePoint >= 0x2066 && codePoint <= 0x2069);
  }

  int width() {
    return width;
  }

  /**
   * Column, from 0, at which the character at {@code offset} begins; the line's end gives its
   * width.
   */
  int column(int offset) {
    if (offset >= length) {
      return width;
    }
    int column = 0;
    for (Cell cell : cells) {
      if (cell.offset() > offset) {
        break;
      }
      column = cell.column();
    }
    return column;
  }

  /**
   * What is seen of the line from column {@code from}, at most {@code columns} wide; a cut end
   * shows an ellipsis.
   */
  String window(int from, int columns) {
    int to = from + columns;
    StringBuilder out = new StringBuilder();
    for (Cell cell : cells) {
      int end = cell.column() + cell.width();
      if (end <= from || cell.column() >= to) {
        continue;
      }
      boolean cutsLeft = from > 0 && cell.column() < from + 1;
      boolean cutsRight = width > to && end > to - 1;
      // A wide character gives way to an ellipsis and a space, so that what follows stays in its
      // column.
      out.append(
          cutsLeft
              ? CUT + " ".repeat(Math.max(0, end - from - 1))
              : cutsRight ? (out.toString().endsWith(CUT) ? "" : CUT) : cell.shown());
    }
    return out.toString();
  }
}
