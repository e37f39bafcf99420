package io.ecsctl.compiler.format;

import io.ecsctl.compiler.syntax.LexicalToken.Kind;
import java.util.List;

/** One space or none between two tokens of a line. */
final class Spacing {
  private Spacing() {}

  static void apply(List<Line> lines) {
    for (Line line : lines) {
      space(line.lead());
      space(line.assign());
      if (!line.assign().isEmpty()) {
        line.assign().getFirst().spacesBefore = 1;
      }
      if (!line.comment().isEmpty()) {
        line.comment().getFirst().spacesBefore = 1;
      }
    }
  }

  private static void space(List<Piece> cell) {
    for (int i = 1; i < cell.size(); i++) {
      Kind before = i > 1 ? cell.get(i - 2).kind : Kind.NEWLINE;
      cell.get(i).spacesBefore = isSpaceBetween(before, cell.get(i - 1), cell.get(i)) ? 1 : 0;
    }
  }

  /**
   * @param before what stands before {@code left}; a line break if that is the first of its cell
   */
  private static boolean isSpaceBetween(Kind before, Piece left, Piece right) {
    if (before == Kind.NUMBER && left.kind == Kind.DOT && right.kind == Kind.NUMBER) {
      return true; // 0. 1 is an index, 0.1 a number
    }
    if (sticksToTheLeft(right.kind) || sticksToTheRight(left.kind)) {
      return false;
    }
    if (left.kind == Kind.COMMA) {
      return true;
    }
    if (isInText(left.kind, right.kind)) {
      return false;
    }
    return switch (left.kind) {
      case WORD -> spaceAfterWord(before, left, right.kind);
      case NOT -> false;
      case MINUS -> endsValue(before);
      case OPEN_BRACE -> right.kind != Kind.CLOSE_BRACE;
      case OPEN_SEQUENCE -> right.kind == Kind.OPEN_BRACE;
      case OPEN_PAREN, OPEN_BRACKET -> right.kind == Kind.CLOSE_BRACE;
      case CLOSE_SEQUENCE -> right.kind != Kind.OPEN_SEQUENCE && spaceBefore(left.kind, right.kind);
      default -> spaceBefore(left.kind, right.kind);
    };
  }

  /**
   * Names stick to what they call or index; but {@code in} is a name only where no name stands
   * before it.
   */
  private static boolean spaceAfterWord(Kind before, Piece word, Kind right) {
    if (right == Kind.OPEN_PAREN) {
      return false;
    }
    return (word.text.equals("in") && before == Kind.WORD) || spaceBefore(Kind.WORD, right);
  }

  private static boolean spaceBefore(Kind left, Kind right) {
    return switch (right) {
      case OPEN_BRACKET -> left != Kind.WORD && left != Kind.NUMBER && left.bracketChange() >= 0;
      case CLOSE_PAREN, CLOSE_BRACKET -> false;
      case CLOSE_SEQUENCE -> left == Kind.CLOSE_BRACE;
      default -> true;
    };
  }

  private static boolean sticksToTheLeft(Kind right) {
    return switch (right) {
      case DOT, DOUBLE_COLON, COMMA, ELLIPSIS -> true;
      default -> false;
    };
  }

  private static boolean sticksToTheRight(Kind left) {
    return left == Kind.DOT || left == Kind.DOUBLE_COLON;
  }

  private static boolean isInText(Kind left, Kind right) {
    return left == Kind.OPEN_QUOTE
        || left == Kind.HEREDOC_OPEN
        || left == Kind.TEXT
        || right == Kind.TEXT
        || right == Kind.CLOSE_QUOTE
        || right == Kind.HEREDOC_CLOSE;
  }

  /** Whether a minus behind it subtracts. */
  private static boolean endsValue(Kind before) {
    return switch (before) {
      case NEWLINE,
          OPEN_PAREN,
          OPEN_BRACE,
          OPEN_BRACKET,
          ASSIGN,
          COLON,
          COMMA,
          QUESTION,
          OPERATOR,
          MINUS,
          NOT ->
          false;
      default -> true;
    };
  }
}
