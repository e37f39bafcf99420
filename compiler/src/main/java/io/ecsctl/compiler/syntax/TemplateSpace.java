package io.ecsctl.compiler.syntax;

import java.util.List;

/**
 * White space that a template leaves out: the indentation of {@code <<-} heredocs, and what {@code
 * ~} takes away.
 */
final class TemplateSpace {
  private TemplateSpace() {}

  /**
   * Takes from every line the indentation that all lines share. Blank lines neither count nor
   * change.
   */
  static void outdent(List<TemplatePiece> pieces) {
    int shared = Integer.MAX_VALUE;
    boolean atLineStart = true;
    for (TemplatePiece piece : pieces) {
      if (atLineStart && !isBlankLine(piece)) {
        shared = Math.min(shared, piece instanceof TemplatePiece.Text text ? indentation(text) : 0);
      }
      atLineStart = endsLine(piece);
    }
    atLineStart = true;
    for (int i = 0; i < pieces.size(); i++) {
      TemplatePiece piece = pieces.get(i);
      if (atLineStart
          && !isBlankLine(piece)
          && piece instanceof TemplatePiece.Text(var span, var text)) {
        int cut =
            text.offsetByCodePoints(0, Math.min(shared, text.codePointCount(0, text.length())));
        pieces.set(i, new TemplatePiece.Text(span, text.substring(cut)));
      }
      atLineStart = endsLine(piece);
    }
  }

  private static boolean endsLine(TemplatePiece piece) {
    return piece instanceof TemplatePiece.Text(_, var text) && text.endsWith("\n");
  }

  private static boolean isBlankLine(TemplatePiece piece) {
    return endsLine(piece)
        && piece instanceof TemplatePiece.Text(_, var text)
        && withoutLeadingSpace(text).isEmpty();
  }

  /** In characters, not in bytes or columns: a tab is one. */
  private static int indentation(TemplatePiece.Text piece) {
    String text = piece.text();
    return text.codePointCount(0, text.length() - withoutLeadingSpace(text).length());
  }

  static void strip(List<TemplatePiece> pieces) {
    for (int i = 0; i < pieces.size(); i++) {
      if (i > 0
          && pieces.get(i).stripsBefore()
          && pieces.get(i - 1) instanceof TemplatePiece.Text(var span, var text)) {
        pieces.set(i - 1, new TemplatePiece.Text(span, withoutTrailingSpace(text)));
      }
      if (i + 1 < pieces.size()
          && pieces.get(i).stripsAfter()
          && pieces.get(i + 1) instanceof TemplatePiece.Text(var span, var text)) {
        pieces.set(i + 1, new TemplatePiece.Text(span, withoutLeadingSpace(text)));
      }
    }
  }

  private static String withoutLeadingSpace(String text) {
    int start = 0;
    while (start < text.length() && isSpace(text.charAt(start))) {
      start++;
    }
    return text.substring(start);
  }

  private static String withoutTrailingSpace(String text) {
    int end = text.length();
    while (end > 0 && isSpace(text.charAt(end - 1))) {
      end--;
    }
    return text.substring(0, end);
  }

  /** Unicode's White_Space; all of it is in the basic plane. */
  private static boolean isSpace(char c) {
    return (c >= '\t' && c <= '\r') || c == '\u0085' || Character.isSpaceChar(c);
  }
}
