package io.ecsctl.compiler.format;

import io.ecsctl.compiler.syntax.LexicalToken.Kind;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A token on its line: its text, which stays, and the spaces before it, which the formatter
 * decides.
 */
final class Piece {
  private static final Pattern CHARACTER = Pattern.compile("\\X");

  final Kind kind;
  final String text;
  int spacesBefore;

  Piece(Kind kind, String text) {
    this.kind = kind;
    this.text = text;
  }

  /** Width of the pieces with their spaces, in characters as a person counts them. */
  static int columns(List<Piece> pieces) {
    int columns = 0;
    for (Piece piece : pieces) {
      columns += piece.spacesBefore + width(piece.text);
    }
    return columns;
  }

  private static int width(String text) {
    boolean plain = text.chars().allMatch(c -> c < 0x80);
    return plain ? text.length() : (int) CHARACTER.matcher(text).results().count();
  }

  static int bracketChange(List<Piece> pieces) {
    return pieces.stream().mapToInt(piece -> piece.kind.bracketChange()).sum();
  }
}
