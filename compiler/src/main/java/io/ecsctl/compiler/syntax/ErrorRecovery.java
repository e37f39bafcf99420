package io.ecsctl.compiler.syntax;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.Edit;
import io.ecsctl.grammar.EcsLexer;
import io.ecsctl.grammar.EcsParser;
import org.antlr.v4.runtime.ANTLRErrorStrategy;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.InputMismatchException;
import org.antlr.v4.runtime.Parser;
import org.antlr.v4.runtime.RecognitionException;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/**
 * A mistake costs the argument or block header it is in: the parser goes on behind it. Brackets are
 * balanced, so that place is certain.
 */
final class ErrorRecovery implements ANTLRErrorStrategy {
  private final Findings findings;
  private final TokenList tokens;
  private final TreeBuilder builder;
  private @Nullable RecognitionException reported;

  ErrorRecovery(Findings findings, TokenList tokens, TreeBuilder builder) {
    this.builder = builder;
    this.findings = findings;
    this.tokens = tokens;
  }

  @Override
  public void reset(Parser parser) {}

  @Override
  public boolean inErrorRecoveryMode(Parser parser) {
    return false;
  }

  @Override
  public void reportMatch(Parser parser) {}

  /** Called by every rule on the way out; only the first one knows best. */
  @Override
  public void reportError(Parser parser, RecognitionException mistake) {
    if (!mistake.equals(reported)) {
      reported = mistake;
      findings.reportUnlessLineHasOne(new SyntaxMessages(findings, tokens).of(mistake));
    }
  }

  @Override
  public void recover(Parser parser, RecognitionException mistake) {
    switch (parser.getContext()) {
      case EcsParser.ItemContext item -> skipToEndOfItem(item.start.getTokenIndex());
      case EcsParser.StandaloneContext whole -> skipToEndOfItem(whole.start.getTokenIndex());
      default -> throw mistake;
    }
  }

  /**
   * A block with an equals sign before its brace is understood without it; a value behind a header
   * is read, as it may be a type's. Any other token that does not fit ends the item.
   */
  @Override
  public Token recoverInline(Parser parser) {
    if (parser.getContext() instanceof EcsParser.ItemContext
        && tokens.LA(1) == EcsLexer.ASSIGN
        && tokens.LA(2) == EcsLexer.LBRACE) {
      CommonToken sign = tokens.LT(1);
      findings.report(
          Findings.of(
                  SyntaxRules.UNEXPECTED_TEXT,
                  findings.span(sign),
                  "a block has no \"=\" before its \"{\"")
              .label("remove it")
              .fix("remove the \"=\"", Edit.replace(findings.span(sign), "")));
      parser.consume();
      Token brace = tokens.LT(1);
      parser.consume();
      return brace;
    }
    InputMismatchException mistake = new InputMismatchException(parser);
    if (parser instanceof EcsParser ecs
        && parser.getContext() instanceof EcsParser.ItemContext item
        && !item.label().isEmpty()
        && tokens.LA(1) == EcsLexer.ASSIGN) {
      reported = mistake; // By the tree builder, which sees what is behind the sign.
      parser.consume();
      ecs.expression();
    }
    throw mistake;
  }

  /**
   * Called before each round of a loop; the loop over the lines of a body must not end at a line
   * that makes no sense.
   */
  @Override
  public void sync(Parser parser) {
    if (parser.getContext() instanceof EcsParser.BodyContext) {
      while (!mayStandInBody(tokens.LA(1))) {
        skipWhatStartsNoItem();
      }
      checkSeparator(parser.getContext());
    }
  }

  /**
   * Before the item is read: where its line does not end is where the mistake is, not what that
   * makes of the words behind.
   */
  void checkSeparator(@Nullable RuleContext parent) {
    if (TokenKinds.isName(tokens.LA(1))) {
      builder.checkSeparator(tokens.LT(1), parent);
    }
  }

  private static boolean mayStandInBody(int type) {
    return TokenKinds.isName(type)
        || type == EcsLexer.NEWLINE
        || type == EcsLexer.COMMA
        || type == EcsLexer.RBRACE
        || type == Token.EOF;
  }

  void skipWhatStartsNoItem() {
    CommonToken token = tokens.LT(1);
    findings.reportUnlessLineHasOne(message(token));
    int start = tokens.index();
    skipToEndOfItem(start);
    if (tokens.index() == start) {
      tokens.consume(); // a closing token that nothing opened, which the balancer leaves out
    }
  }

  private Diagnostic.Builder message(CommonToken token) {
    String found = TokenWords.of(token);
    boolean startsLine =
        token.getTokenIndex() == 0
            || switch (tokens.LA(-1)) {
              case EcsLexer.NEWLINE, EcsLexer.COMMA, EcsLexer.LBRACE -> true;
              default -> false;
            };
    if (!startsLine) {
      String previous = TokenWords.before(tokens.LT(-1));
      return Findings.of(
              SyntaxRules.SEPARATOR,
              findings.span(token),
              "expected a new line after " + previous + ", found " + found)
          .label("does not belong to what stands before it");
    }
    Diagnostic.Builder diagnostic =
        Findings.of(
                SyntaxRules.UNEXPECTED_TEXT,
                findings.span(token),
                "expected the name of an argument or a block, found " + found)
            .label("no line starts like this");
    return token.getType() == EcsLexer.OPEN_QUOTE
        ? diagnostic.detail("The names of arguments and blocks are written without quotes.")
        : diagnostic;
  }

  /**
   * To the line break, comma or closing brace that ends the item which began at token {@code
   * start}.
   */
  private void skipToEndOfItem(int start) {
    int level = 0;
    int at = start;
    while (tokens.get(at).getType() != Token.EOF) {
      int type = tokens.get(at).getType();
      boolean ends = type == EcsLexer.NEWLINE || type == EcsLexer.COMMA;
      if (TokenKinds.opens(type)) {
        level++;
      } else if (TokenKinds.closesAnything(type)) {
        if (level == 0) {
          break;
        }
        level--;
      } else if (ends && level == 0 && at >= tokens.index()) {
        break;
      }
      at++;
    }
    tokens.seek(at);
  }
}
