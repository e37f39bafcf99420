package io.ecsctl.compiler.format;

import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.compiler.syntax.LexicalToken;
import io.ecsctl.compiler.syntax.LexicalToken.Kind;
import io.ecsctl.compiler.syntax.LexicalTokens;
import java.util.ArrayList;
import java.util.List;

/**
 * A line in up to three cells. The second and third are what neighbouring lines align.
 *
 * @param lead all there is, or what stands before the other cells
 * @param assign from the {@code =} on, if brackets are balanced behind it, so that the value ends
 *     on this line
 * @param comment the comment at the end of a line that has something else
 * @param lineBreak as it was; empty at the end of the file
 */
record Line(List<Piece> lead, List<Piece> assign, List<Piece> comment, String lineBreak) {

  static List<Line> split(SourceFile file) {
    List<LexicalToken> tokens = LexicalTokens.of(file);
    List<Line> lines = new ArrayList<>();
    List<Piece> pieces = new ArrayList<>();
    for (int i = 0; i < tokens.size(); i++) {
      LexicalToken token = tokens.get(i);
      String text = file.text().substring(token.start(), token.end());
      switch (token.kind()) {
        case NEWLINE -> {
          lines.add(of(pieces, text));
          pieces = new ArrayList<>();
        }
        case HEREDOC_OPEN -> {
          int close = closeOfBrokenHeredoc(tokens, i);
          if (close < 0) {
            pieces.add(new Piece(token.kind(), text));
          } else {
            i = close;
            pieces.add(
                new Piece(
                    Kind.HEREDOC_OPEN,
                    file.text().substring(token.start(), tokens.get(close).end())));
          }
        }
        default -> pieces.add(new Piece(token.kind(), text));
      }
    }
    if (!pieces.isEmpty()) {
      lines.add(of(pieces, "")); // ends as it did: terraform fmt adds no line break either
    }
    return lines;
  }

  /**
   * Where the heredoc ends if an expression in it is written on several lines, which then stays as
   * it is; else -1.
   */
  private static int closeOfBrokenHeredoc(List<LexicalToken> tokens, int open) {
    int level = 0;
    boolean broken = false;
    for (int i = open; i < tokens.size(); i++) {
      switch (tokens.get(i).kind()) {
        case HEREDOC_OPEN -> level++;
        case HEREDOC_CLOSE -> level--;
        case NEWLINE -> broken = true;
        default -> {}
      }
      if (level == 0) {
        return broken ? i : -1;
      }
    }
    return -1;
  }

  static Line of(List<Piece> pieces, String lineBreak) {
    int end = pieces.size();
    if (end > 1 && pieces.getLast().kind == Kind.LINE_COMMENT) {
      end--;
    }
    int assign = end;
    for (int i = 1; i < end; i++) {
      if (pieces.get(i).kind == Kind.ASSIGN) {
        assign = Piece.bracketChange(pieces.subList(i, end)) == 0 ? i : end;
        break;
      }
    }
    return new Line(
        List.copyOf(pieces.subList(0, assign)),
        List.copyOf(pieces.subList(assign, end)),
        List.copyOf(pieces.subList(end, pieces.size())),
        lineBreak);
  }

  List<Piece> pieces() {
    List<Piece> all = new ArrayList<>(lead);
    all.addAll(assign);
    all.addAll(comment);
    return all;
  }

  void writeTo(StringBuilder out) {
    for (Piece piece : pieces()) {
      out.repeat(' ', piece.spacesBefore).append(piece.text);
    }
    out.append(lineBreak);
  }
}
