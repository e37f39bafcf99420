package io.ecsctl.compiler.format;

import io.ecsctl.compiler.syntax.LexicalToken.Kind;
import java.util.ArrayList;
import java.util.List;

/**
 * One-line blocks with several arguments, which HCL does not have, get a line for each argument
 * when the line is too long. A block with one argument stays, as {@code terraform fmt} leaves it.
 */
final class WideBlocks {
  static final int MAX_COLUMNS = 100;

  private WideBlocks() {}

  /** As many lines as before, or more; new ones are not yet laid out. */
  static List<Line> breakUp(List<Line> lines) {
    List<Line> result = new ArrayList<>();
    for (Line line : lines) {
      breakUp(line, result);
    }
    return result;
  }

  private static void breakUp(Line line, List<Line> result) {
    List<Piece> pieces = line.pieces();
    int open = wideBlock(line, pieces);
    if (open < 0) {
      result.add(line);
      return;
    }
    result.add(Line.of(pieces.subList(0, open + 1), line.lineBreak()));
    List<Piece> item = new ArrayList<>();
    int level = 0;
    int i = open + 1;
    while (level > 0 || pieces.get(i).kind != Kind.CLOSE_BRACE) {
      Piece piece = pieces.get(i);
      level += piece.kind.bracketChange();
      if (level == 0 && piece.kind == Kind.COMMA) {
        result.add(Line.of(item, line.lineBreak()));
        item = new ArrayList<>();
      } else {
        item.add(piece);
      }
      i++;
    }
    if (!item.isEmpty()) {
      result.add(Line.of(item, line.lineBreak()));
    }
    result.add(Line.of(pieces.subList(i, pieces.size()), line.lineBreak()));
  }

  /** Where the outermost block of several arguments on a too long line opens, or -1. */
  private static int wideBlock(Line line, List<Piece> pieces) {
    if (Piece.columns(line.lead()) + Piece.columns(line.assign()) <= MAX_COLUMNS) {
      return -1;
    }
    for (int i = 1; i < pieces.size(); i++) {
      Kind before = pieces.get(i - 1).kind;
      if (pieces.get(i).kind == Kind.OPEN_BRACE
          && (before == Kind.WORD || before == Kind.CLOSE_QUOTE)
          && hasSeveralItems(pieces, i)) {
        return i;
      }
    }
    return -1;
  }

  /** False also if the block does not end on this line. */
  private static boolean hasSeveralItems(List<Piece> pieces, int open) {
    int level = 0;
    boolean comma = false;
    for (int i = open; i < pieces.size(); i++) {
      level += pieces.get(i).kind.bracketChange();
      comma |= level == 1 && pieces.get(i).kind == Kind.COMMA;
      if (level == 0) {
        return comma;
      }
    }
    return false;
  }
}
