package io.ecsctl.compiler.syntax;

import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.compiler.syntax.LexicalToken.Kind;
import io.ecsctl.grammar.EcsLexer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.antlr.v4.runtime.Token;

/**
 * A text's tokens with its comments and line breaks, for those who care about layout and not about
 * meaning.
 */
public final class LexicalTokens {
  private final List<LexicalToken> tokens = new ArrayList<>();
  private final Deque<Boolean> sequences = new ArrayDeque<>();

  private LexicalTokens() {}

  /** In source order; the end of the file is no token. */
  public static List<LexicalToken> of(SourceFile file) {
    EcsLexer lexer = new EcsLexer(new SourceCharStream(file));
    lexer.removeErrorListeners();
    LexicalTokens all = new LexicalTokens();
    for (Token token = lexer.nextToken(); token.getType() != Token.EOF; token = lexer.nextToken()) {
      all.tokens.add(
          new LexicalToken(
              all.kind(token.getType()), token.getStartIndex(), token.getStopIndex() + 1));
    }
    return List.copyOf(all.tokens);
  }

  private Kind kind(int type) {
    if (TokenKinds.isName(type)) {
      return Kind.WORD;
    }
    return switch (type) {
      case EcsLexer.NEWLINE -> Kind.NEWLINE;
      case EcsLexer.LINE_COMMENT -> Kind.LINE_COMMENT;
      case EcsLexer.BLOCK_COMMENT -> Kind.BLOCK_COMMENT;
      case EcsLexer.NUMBER -> Kind.NUMBER;
      case EcsLexer.CIDR, EcsLexer.PORT, EcsLexer.SIZE, EcsLexer.CPU, EcsLexer.DURATION ->
          Kind.LITERAL;
      case EcsLexer.OPEN_QUOTE -> Kind.OPEN_QUOTE;
      case EcsLexer.CLOSE_QUOTE -> Kind.CLOSE_QUOTE;
      case EcsLexer.HEREDOC_OPEN -> Kind.HEREDOC_OPEN;
      case EcsLexer.HEREDOC_CLOSE -> Kind.HEREDOC_CLOSE;
      case EcsLexer.TEXT, EcsLexer.ESCAPE, EcsLexer.LINE_BREAK -> Kind.TEXT;
      case EcsLexer.LPAREN -> Kind.OPEN_PAREN;
      case EcsLexer.RPAREN -> Kind.CLOSE_PAREN;
      case EcsLexer.LBRACKET -> Kind.OPEN_BRACKET;
      case EcsLexer.RBRACKET -> Kind.CLOSE_BRACKET;
      case EcsLexer.LBRACE -> open(Kind.OPEN_BRACE);
      case EcsLexer.INTERPOLATION, EcsLexer.DIRECTIVE -> open(Kind.OPEN_SEQUENCE);
      case EcsLexer.RBRACE -> close();
      case EcsLexer.STRIP_RBRACE -> close();
      case EcsLexer.ASSIGN -> Kind.ASSIGN;
      case EcsLexer.COLON -> Kind.COLON;
      case EcsLexer.DOUBLE_COLON -> Kind.DOUBLE_COLON;
      case EcsLexer.COMMA -> Kind.COMMA;
      case EcsLexer.DOT -> Kind.DOT;
      case EcsLexer.ELLIPSIS -> Kind.ELLIPSIS;
      case EcsLexer.QUESTION -> Kind.QUESTION;
      case EcsLexer.ARROW -> Kind.ARROW;
      case EcsLexer.MINUS -> Kind.MINUS;
      case EcsLexer.NOT -> Kind.NOT;
      default -> TokenKinds.deepens(type) ? Kind.OPERATOR : Kind.UNKNOWN;
    };
  }

  private Kind open(Kind kind) {
    sequences.push(kind == Kind.OPEN_SEQUENCE);
    return kind;
  }

  private Kind close() {
    return !sequences.isEmpty() && sequences.pop() ? Kind.CLOSE_SEQUENCE : Kind.CLOSE_BRACE;
  }
}
