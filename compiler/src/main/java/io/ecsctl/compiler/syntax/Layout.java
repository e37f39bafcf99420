package io.ecsctl.compiler.syntax;

import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.grammar.EcsLexer;
import java.util.List;
import org.antlr.v4.runtime.Token;

/**
 * How the tokens of a file stand on its lines; what a person would go by to find a missing bracket.
 * Columns count from 1.
 */
final class Layout {
  private final SourceFile file;
  private final List<? extends Token> tokens;
  private int lastLine;
  private int lastIndentation;

  Layout(SourceFile file, List<? extends Token> tokens) {
    this.file = file;
    this.tokens = tokens;
  }

  int column(Token token) {
    return token.getCharPositionInLine() + 1;
  }

  /** Column of the first character on the token's line that is no white space. */
  int indentation(Token token) {
    if (token.getLine() != lastLine) { // many brackets may share one long line
      lastLine = token.getLine();
      int at = file.lineStart(lastLine);
      lastIndentation = 1;
      while (at < file.length()
          && (file.text().charAt(at) == ' ' || file.text().charAt(at) == '\t')) {
        at++;
        lastIndentation++;
      }
    }
    return lastIndentation;
  }

  boolean startsLine(int index) {
    return index == 0 || tokens.get(index - 1).getType() == EcsLexer.NEWLINE;
  }

  /** The first token from {@code index} on that is no line break. */
  int nextOnAnyLine(int index) {
    int at = index;
    while (type(at) == EcsLexer.NEWLINE) {
      at++;
    }
    return at;
  }

  /**
   * Whether the tokens from {@code index} on are {@code name =} or the header of a block, which no
   * expression contains.
   */
  boolean startsItem(int index) {
    if (type(index) != EcsLexer.IDENTIFIER) {
      return false;
    }
    int at = index + 1;
    if (type(at) == EcsLexer.ASSIGN) {
      return true;
    }
    while (true) {
      int type = type(at);
      if (type == EcsLexer.LBRACE) {
        return true;
      } else if (type == EcsLexer.OPEN_QUOTE
          && type(at + 1) == EcsLexer.TEXT
          && type(at + 2) == EcsLexer.CLOSE_QUOTE) {
        at += 3;
      } else if (type == EcsLexer.IDENTIFIER) {
        at++;
      } else {
        return false;
      }
    }
  }

  private int type(int index) {
    return index < tokens.size() ? tokens.get(index).getType() : Token.EOF;
  }
}
