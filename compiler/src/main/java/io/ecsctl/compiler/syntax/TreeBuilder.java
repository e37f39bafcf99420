package io.ecsctl.compiler.syntax;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.Edit;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.syntax.ast.Body;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.grammar.EcsLexer;
import io.ecsctl.grammar.EcsParser;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.CommonToken;
import org.antlr.v4.runtime.RuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** ANTLR's parse tree of one item to ours, and the checks of what stands between items. */
final class TreeBuilder {
  private final Findings findings;
  private final TokenList tokens;
  private final ExpressionBuilder expressions;

  TreeBuilder(Findings findings, TokenList tokens) {
    this.findings = findings;
    this.tokens = tokens;
    this.expressions = new ExpressionBuilder(findings);
  }

  ExpressionBuilder expressions() {
    return expressions;
  }

  /** Empty if not even the kind of item can be told; that has been reported. */
  Optional<Body.Item> item(EcsParser.ItemContext context) {
    checkSeparator(tokens.get(context.start.getTokenIndex()), context.parent);
    Body.Name name = expressions.name(context.name());
    if (context.ASSIGN() != null && context.LBRACE() == null) {
      if (!context.label().isEmpty()) {
        return namedType(name, context);
      }
      Expression value =
          context.exception == null
              ? expressions.of(context.expression())
              : new Expression.Invalid(unreadable(context));
      return Optional.of(new Body.Attribute(name.span().to(value.span()), name, value));
    }
    if (context.exception != null || context.RBRACE() == null) {
      return name.text().equals("function") && context.label().size() == 1
          ? Optional.of(unreadableFunction(name, context))
          : Optional.empty();
    }
    return Optional.of(block(name, context));
  }

  /** {@code function NAME(x) = …}: nothing but the name is known, and that it is one. */
  private Body.Block unreadableFunction(Body.Name word, EcsParser.ItemContext context) {
    Body.Label label = expressions.label(context.label(0));
    SourceSpan header = word.span().to(label.span());
    SourceSpan end = findings.file().span(header.end(), header.end());
    Body.Attribute result =
        new Body.Attribute(end, new Body.Name(end, "result"), new Expression.Invalid(end));
    Body body = new Body(end, List.of(result));
    return new Body.Block(header, header, word, List.of(label), body);
  }

  /**
   * {@code type NAME = …} is said to be a mistake and read as <code>types { NAME = … }</code>, so
   * that the name is one where it is used. Any other header with a value is nothing.
   */
  private Optional<Body.Item> namedType(Body.Name word, EcsParser.ItemContext context) {
    CommonToken sign = tokens.get(context.ASSIGN().getSymbol().getTokenIndex());
    Diagnostic.Builder mistake = new SyntaxMessages(findings, tokens).item(context, sign);
    EcsParser.@Nullable ExpressionContext type = context.expression();
    boolean isNamed = word.text().equals("type") && context.label().size() == 1;
    if (!isNamed
        || context.parent instanceof EcsParser.BodyContext
        || type == null
        || type.exception != null) {
      findings.reportUnlessLineHasOne(mistake);
      return Optional.empty();
    }
    Body.Label label = expressions.label(context.label(0));
    Expression value = expressions.of(type);
    SourceSpan written = label.span().to(value.span());
    SourceSpan whole = word.span().to(written);
    String text = label.text() + " = " + value.span().text();
    findings.report(
        mistake.fix(
            "name it in a types block",
            Edit.replace(
                whole,
                text.contains("\n")
                    ? "types {\n  " + text.replace("\n", "\n  ") + "\n}"
                    : "types { " + text + " }")));
    Body.Name name = new Body.Name(label.span(), label.text());
    Body body = new Body(written, List.of(new Body.Attribute(written, name, value)));
    Body.Name types = new Body.Name(word.span(), "types");
    return Optional.of(new Body.Block(whole, word.span(), types, List.of(), body));
  }

  private Body.Block block(Body.Name type, EcsParser.ItemContext context) {
    SourceSpan header = type.span();
    List<Body.Label> labels = new ArrayList<>();
    for (EcsParser.LabelContext label : context.label()) {
      labels.add(expressions.label(label));
      header = header.to(labels.getLast().span());
    }
    List<Body.Item> items = new ArrayList<>();
    for (EcsParser.ItemContext inner : context.body().item()) {
      item(inner).ifPresent(items::add);
    }
    Token open = context.LBRACE().getSymbol();
    Token close = context.RBRACE().getSymbol();
    SourceSpan braces = findings.span(open, close);
    checkShape(context.body(), open, close);
    return new Body.Block(type.span().to(braces), header, type, labels, new Body(braces, items));
  }

  /** From behind the "=" to where the parser went on. */
  private SourceSpan unreadable(EcsParser.ItemContext context) {
    int start = findings.span(context.ASSIGN().getSymbol()).end();
    int end = start;
    if (context.stop != null) {
      end = Math.max(start, findings.span(context.stop).end());
    }
    String text = findings.file().text();
    while (start < end && Character.isWhitespace(text.charAt(start))) {
      start++;
    }
    return findings.file().span(start, end);
  }

  /** A line break must stand before an item, or a comma if both items are in a one-line block. */
  void checkSeparator(CommonToken start, @Nullable RuleContext parent) {
    int index = start.getTokenIndex();
    if (index == 0) {
      return;
    }
    CommonToken previous = tokens.get(index - 1);
    switch (previous.getType()) {
      case EcsLexer.NEWLINE, EcsLexer.LBRACE -> {}
      case EcsLexer.COMMA -> {
        if (!(parent instanceof EcsParser.BodyContext) || previous.getLine() != start.getLine()) {
          reportComma(previous);
        }
      }
      default -> {
        boolean oneLine = parent instanceof EcsParser.BodyContext body && isOneLine(body);
        SourceSpan gap = findings.after(previous);
        findings.reportUnlessLineHasOne(
            Findings.of(
                    SyntaxRules.SEPARATOR,
                    findings.span(start),
                    oneLine
                        ? "expected \",\" between the arguments of a one-line block"
                        : "expected a new line before \"" + start.getText() + '"')
                .label("another argument or block begins here")
                .fix(
                    oneLine ? "write \",\" between them" : "begin a new line",
                    Edit.replace(gap, oneLine ? "," : "\n")));
      }
    }
  }

  private boolean isOneLine(EcsParser.BodyContext body) {
    return body.NEWLINE().isEmpty()
        && tokens.get(body.start.getTokenIndex() - 1).getLine() == body.start.getLine();
  }

  /** Either all items share the line of the braces, or each has lines of its own. */
  private void checkShape(EcsParser.BodyContext body, Token open, Token close) {
    checkCommas(body);
    List<EcsParser.ItemContext> items = body.item();
    if (items.isEmpty()) {
      return;
    }
    EcsParser.ItemContext first = items.getFirst();
    boolean startsOnBraceLine = first.start.getLine() == open.getLine();
    if (startsOnBraceLine && !body.NEWLINE().isEmpty()) {
      findings.reportUnlessLineHasOne(
          Findings.of(
                  SyntaxRules.SEPARATOR,
                  findings.span(first.start),
                  "a block of several lines starts a new line after its \"{\"")
              .label("belongs on the next line")
              .fix("begin a new line", Edit.replace(findings.after(open), "\n")));
    } else if (!startsOnBraceLine && TokenKinds.isWritten(close)) {
      CommonToken beforeClose = tokens.get(close.getTokenIndex() - 1);
      if (beforeClose.getType() == EcsLexer.COMMA) {
        reportComma(beforeClose);
      } else if (beforeClose.getType() != EcsLexer.NEWLINE) {
        findings.reportUnlessLineHasOne(
            Findings.of(
                    SyntaxRules.SEPARATOR,
                    findings.span(close),
                    "the \"}\" of a block of several lines stands on its own line")
                .label("belongs on the next line")
                .fix("begin a new line", Edit.replace(findings.after(beforeClose), "\n")));
      }
    }
  }

  /** Commas that follow nothing, as in <code>{ , a = 1,, b = 2 }</code>. */
  private void checkCommas(EcsParser.BodyContext body) {
    for (TerminalNode comma : body.COMMA()) {
      switch (tokens.get(comma.getSymbol().getTokenIndex() - 1).getType()) {
        case EcsLexer.COMMA, EcsLexer.LBRACE, EcsLexer.NEWLINE ->
            findings.reportUnlessLineHasOne(
                Findings.of(
                        SyntaxRules.SEPARATOR,
                        findings.span(comma.getSymbol()),
                        "expected an argument or a block before \",\"")
                    .label("separates nothing"));
        default -> {}
      }
    }
  }

  void reportComma(CommonToken comma) {
    boolean moreOnLine = tokens.get(comma.getTokenIndex() + 1).getLine() == comma.getLine();
    String title = moreOnLine ? "begin a new line instead" : "remove the \",\"";
    SourceSpan span = findings.span(comma);
    findings.reportUnlessLineHasOne(
        Findings.of(SyntaxRules.SEPARATOR, span, "there is no \",\" between lines")
            .label(title)
            .detail("Commas separate the arguments of a one-line block only.")
            .fix(title, Edit.replace(span, moreOnLine ? "\n" : "")));
  }
}
