package io.ecsctl.compiler.syntax;

import io.ecsctl.compiler.diagnostic.StageResult;
import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.compiler.syntax.ast.Body;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.grammar.EcsLexer;
import io.ecsctl.grammar.EcsParser;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.antlr.v4.runtime.ANTLRErrorListener;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.PredictionMode;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/**
 * One file on its way to a tree: lexer, {@link Balancer}, generated parser, {@link TreeBuilder}.
 * The parser works item by item and each item's parse tree is dropped once it is built, so that
 * memory follows the longest item, not the file.
 */
final class ParserRun {
  /** What a file is. */
  enum Form {
    BODY,
    EXPRESSION,
    TEMPLATE
  }

  private final SourceFile file;
  private final Findings findings;
  private final Balancer.Balanced balanced;
  private final TokenList tokens;
  private final EcsParser parser;
  private PredictionMode firstTry = PredictionMode.SLL;
  private int secondTries;

  /** Tells {@code reports} of every prediction that the fast way alone would not have decided. */
  ParserRun(SourceFile file, Form form, ANTLRErrorListener reports) {
    this(file, form);
    firstTry = PredictionMode.LL_EXACT_AMBIG_DETECTION;
    parser.addErrorListener(reports);
  }

  ParserRun(SourceFile file, Form form) {
    this(file, form, 0, file.length());
  }

  /** The lines from offset {@code start} to {@code end} alone. */
  ParserRun(SourceFile file, Form form, int start, int end) {
    this.file = file;
    this.findings = new Findings(file);
    EcsLexer lexer = new EcsLexer(new SourceCharStream(file, start, end));
    lexer.setLine(file.lineAt(start));
    lexer.removeErrorListeners(); // every character has a token, so there is nothing to hear
    this.balanced = Balancer.balance(tokensOf(lexer, form), findings, form == Form.BODY);
    this.tokens = new TokenList(lexer, balanced.tokens());
    this.parser = new EcsParser(tokens);
    parser.removeErrorListeners();
  }

  private static List<CommonToken> tokensOf(EcsLexer lexer, Form form) {
    List<CommonToken> tokens = new ArrayList<>();
    if (form == Form.TEMPLATE) {
      // The text of a heredoc whose marks nobody wrote.
      lexer.pushMode(EcsLexer.HEREDOC);
      tokens.add(TokenKinds.atStart(EcsLexer.HEREDOC_OPEN));
    }
    while (true) {
      // The default token factory makes nothing else.
      CommonToken token = (CommonToken) lexer.nextToken();
      if (token.getType() == Token.EOF && form == Form.TEMPLATE) {
        tokens.add(TokenKinds.missing(EcsLexer.HEREDOC_CLOSE, tokens.getLast()));
      }
      if (token.getChannel() == Token.DEFAULT_CHANNEL) {
        tokens.add(token);
      }
      if (token.getType() == Token.EOF) {
        return tokens;
      }
    }
  }

  StageResult<Body> body() {
    List<Body.Item> items = new ArrayList<>();
    if (!balanced.tooDeep()) {
      TreeBuilder builder = new TreeBuilder(findings, tokens);
      ErrorRecovery recovery = new ErrorRecovery(findings, tokens, builder);
      while (tokens.LA(1) != Token.EOF) {
        int type = tokens.LA(1);
        if (TokenKinds.isName(type)) {
          recovery.checkSeparator(null);
          builder.item(parse(parser::item, recovery)).ifPresent(items::add);
        } else if (type == EcsLexer.NEWLINE) {
          tokens.consume();
        } else if (type == EcsLexer.COMMA) {
          builder.reportComma(tokens.LT(1));
          tokens.consume();
        } else {
          recovery.skipWhatStartsNoItem();
        }
      }
    }
    return new StageResult<>(new Body(file.span(0, file.length()), items), findings.inOrder());
  }

  StageResult<Expression> expression() {
    Expression expression = new Expression.Invalid(file.span(0, file.length()));
    if (!balanced.tooDeep()) {
      TreeBuilder builder = new TreeBuilder(findings, tokens);
      EcsParser.StandaloneContext context =
          parse(parser::standalone, new ErrorRecovery(findings, tokens, builder));
      if (context.exception == null) {
        expression = builder.expressions().of(context.expression());
      }
    }
    return new StageResult<>(expression, findings.inOrder());
  }

  /** How many items needed the slow and thorough prediction. For correct programs that is none. */
  int secondTries() {
    return secondTries;
  }

  private <T> T parse(Supplier<T> rule, ErrorRecovery recovery) {
    int start = tokens.index();
    parser.getInterpreter().setPredictionMode(firstTry);
    parser.setErrorHandler(new BailErrorStrategy());
    try {
      return rule.get();
    } catch (ParseCancellationException notSimple) {
      secondTries++;
      tokens.seek(start);
      parser.getInterpreter().setPredictionMode(PredictionMode.LL);
      parser.setErrorHandler(recovery);
      return rule.get();
    }
  }
}
