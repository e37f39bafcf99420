package io.ecsctl.compiler.syntax;

import io.ecsctl.grammar.EcsLexer;
import org.antlr.v4.runtime.Token;

/** What to call a token in a sentence. */
final class TokenWords {
  private static final int LONGEST = 30;

  private TokenWords() {}

  /** {@code "port"}, {@code the end of the line}, {@code a string}. */
  static String of(Token token) {
    return switch (token.getType()) {
      case Token.EOF -> "the end of the file";
      case EcsLexer.NEWLINE -> "the end of the line";
      case EcsLexer.OPEN_QUOTE -> "a string";
      case EcsLexer.CLOSE_QUOTE -> "the end of the string";
      case EcsLexer.HEREDOC_OPEN -> "a heredoc";
      case EcsLexer.HEREDOC_CLOSE -> "the end of the heredoc";
      default -> quoted(token.getText());
    };
  }

  /**
   * The same for the token that something follows: {@code the string} instead of its closing quote.
   */
  static String before(Token token) {
    return switch (token.getType()) {
      case EcsLexer.CLOSE_QUOTE -> "the string";
      case EcsLexer.HEREDOC_CLOSE -> "the heredoc";
      case EcsLexer.TEXT, EcsLexer.ESCAPE, EcsLexer.LINE_BREAK -> "the text";
      default -> of(token);
    };
  }

  private static String quoted(String text) {
    String oneLine = text.strip();
    return '"' + (oneLine.length() > LONGEST ? oneLine.substring(0, LONGEST) + "…" : oneLine) + '"';
  }
}
