package io.ecsctl.compiler.syntax;

import io.ecsctl.grammar.EcsLexer;
import java.util.BitSet;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;

/** Facts about single tokens that more than one part of the parser asks for. */
final class TokenKinds {
  private static final BitSet NAMES =
      setOf(
          EcsLexer.IDENTIFIER,
          EcsLexer.FOR,
          EcsLexer.IN,
          EcsLexer.IF,
          EcsLexer.ELSE,
          EcsLexer.ENDIF,
          EcsLexer.ENDFOR,
          EcsLexer.TRUE,
          EcsLexer.FALSE,
          EcsLexer.NULL);
  private static final BitSet OPERAND_ENDS =
      setOf(
          EcsLexer.RBRACKET,
          EcsLexer.RPAREN,
          EcsLexer.RBRACE,
          EcsLexer.CLOSE_QUOTE,
          EcsLexer.STAR,
          EcsLexer.NUMBER);
  private static final BitSet DEEPENING =
      setOf(
          EcsLexer.OR,
          EcsLexer.AND,
          EcsLexer.EQUAL,
          EcsLexer.NOT_EQUAL,
          EcsLexer.LESS,
          EcsLexer.LESS_OR_EQUAL,
          EcsLexer.GREATER,
          EcsLexer.GREATER_OR_EQUAL,
          EcsLexer.PLUS,
          EcsLexer.MINUS,
          EcsLexer.STAR,
          EcsLexer.SLASH,
          EcsLexer.PERCENT,
          EcsLexer.NOT,
          EcsLexer.QUESTION,
          EcsLexer.DOT);

  private TokenKinds() {}

  private static BitSet setOf(int... types) {
    BitSet set = new BitSet();
    for (int type : types) {
      set.set(type);
    }
    return set;
  }

  private static boolean isIn(BitSet set, int type) {
    return type >= 0 && set.get(type);
  }

  static boolean isName(int type) {
    return isIn(NAMES, type);
  }

  /** Whether what follows a token of that type can only be a block's brace, not an object's. */
  static boolean endsHeader(int type) {
    return type == EcsLexer.IDENTIFIER || type == EcsLexer.CLOSE_QUOTE;
  }

  static boolean endsOperand(int type) {
    return isName(type) || isIn(OPERAND_ENDS, type);
  }

  /** Whether the token adds a level to the tree of the expression it stands in. */
  static boolean deepens(int type) {
    return isIn(DEEPENING, type);
  }

  /** Whether another expression begins behind the token. */
  static boolean startsAnew(int type) {
    return type == EcsLexer.COMMA
        || type == EcsLexer.ASSIGN
        || type == EcsLexer.ARROW
        || type == EcsLexer.NEWLINE;
  }

  static boolean opens(int type) {
    return switch (type) {
      case EcsLexer.LPAREN,
          EcsLexer.LBRACKET,
          EcsLexer.LBRACE,
          EcsLexer.INTERPOLATION,
          EcsLexer.DIRECTIVE,
          EcsLexer.OPEN_QUOTE,
          EcsLexer.HEREDOC_OPEN ->
          true;
      default -> false;
    };
  }

  static boolean closesAnything(int type) {
    return switch (type) {
      case EcsLexer.RPAREN,
          EcsLexer.RBRACKET,
          EcsLexer.RBRACE,
          EcsLexer.STRIP_RBRACE,
          EcsLexer.CLOSE_QUOTE,
          EcsLexer.HEREDOC_CLOSE ->
          true;
      default -> false;
    };
  }

  /** Whether the opening token begins literal text. */
  static boolean isText(int openingType) {
    return openingType == EcsLexer.OPEN_QUOTE || openingType == EcsLexer.HEREDOC_OPEN;
  }

  /** Whether the opening token is closed by a brace. */
  static boolean takesBrace(int openingType) {
    return closingType(openingType) == EcsLexer.RBRACE;
  }

  static boolean closes(int closingType, int openingType) {
    return closingType == EcsLexer.STRIP_RBRACE
        ? openingType == EcsLexer.INTERPOLATION || openingType == EcsLexer.DIRECTIVE
        : closingType(openingType) == closingType;
  }

  /** Whether it is a round and a square bracket, one of which was meant to be the other. */
  static boolean areMixedUp(int openingType, int closingType) {
    return (openingType == EcsLexer.LPAREN && closingType == EcsLexer.RBRACKET)
        || (openingType == EcsLexer.LBRACKET && closingType == EcsLexer.RPAREN);
  }

  static int closingType(int openingType) {
    return switch (openingType) {
      case EcsLexer.LPAREN -> EcsLexer.RPAREN;
      case EcsLexer.LBRACKET -> EcsLexer.RBRACKET;
      case EcsLexer.OPEN_QUOTE -> EcsLexer.CLOSE_QUOTE;
      case EcsLexer.HEREDOC_OPEN -> EcsLexer.HEREDOC_CLOSE;
      default -> EcsLexer.RBRACE;
    };
  }

  /** As written: {@code )}. */
  static String closing(int openingType) {
    return switch (closingType(openingType)) {
      case EcsLexer.RPAREN -> ")";
      case EcsLexer.RBRACKET -> "]";
      case EcsLexer.CLOSE_QUOTE -> "\"";
      default -> "}";
    };
  }

  /** {@code EOT} of {@code <<-EOT}. */
  static String heredocMarker(Token opener) {
    String text = opener.getText().strip();
    return text.substring(text.startsWith("<<-") ? 3 : 2);
  }

  /** False for a token that the balancer put in. */
  static boolean isWritten(Token token) {
    return token.getStopIndex() >= token.getStartIndex();
  }

  /** A token that nobody wrote: no characters wide, before the first. */
  static CommonToken atStart(int type) {
    CommonToken token = new CommonToken(type, "");
    token.setLine(1);
    token.setCharPositionInLine(0);
    token.setStartIndex(0);
    token.setStopIndex(-1);
    return token;
  }

  /** A token that should be there: no characters wide, behind {@code previous}. */
  static CommonToken missing(int type, CommonToken previous) {
    CommonToken token = new CommonToken(previous);
    token.setType(type);
    token.setText("");
    token.setStartIndex(previous.getStopIndex() + 1);
    token.setStopIndex(previous.getStopIndex());
    return token;
  }
}
