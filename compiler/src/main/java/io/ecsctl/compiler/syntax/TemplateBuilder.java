package io.ecsctl.compiler.syntax;

import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.syntax.TemplatePiece.Directive;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.syntax.ast.TemplatePart;
import io.ecsctl.grammar.EcsLexer;
import io.ecsctl.grammar.EcsParser;
import java.util.ArrayList;
import java.util.List;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;

/**
 * Strings and heredocs: first a flat list of pieces, then white space, then the pairing of
 * directives.
 */
final class TemplateBuilder {
  private final Findings findings;
  private final ExpressionBuilder expressions;
  private final Escapes escapes;

  TemplateBuilder(Findings findings, ExpressionBuilder expressions) {
    this.findings = findings;
    this.expressions = expressions;
    this.escapes = new Escapes(findings);
  }

  Expression of(EcsParser.TemplateContext context) {
    if (context.start.getType() == EcsLexer.OPEN_QUOTE
        && context.getChildCount() == 3
        && context.getChild(1) instanceof EcsParser.TextPartContext text) {
      return plain(context, text.start);
    }
    boolean heredoc =
        context.HEREDOC_OPEN() != null && TokenKinds.isWritten(context.HEREDOC_OPEN().getSymbol());
    List<TemplatePiece> pieces = pieces(context, heredoc);
    TemplateSpace.strip(pieces);
    // In this order, as in HCL: a line that "~" joined to the one before keeps its indentation.
    if (heredoc && context.start.getText().startsWith("<<-")) {
      TemplateSpace.outdent(pieces);
    }
    return new Expression.Template(
        findings.span(context), new TemplateAssembly(findings).assemble(joined(pieces)));
  }

  /** What most strings are: one piece of text, which nothing strips and no directive is in. */
  private Expression plain(EcsParser.TemplateContext context, Token text) {
    return new Expression.Template(
        findings.span(context),
        List.of(
            new TemplatePart.Text(findings.span(text), Escapes.normalize(escapes.resolve(text)))));
  }

  String label(EcsParser.LabelContext context) {
    StringBuilder text = new StringBuilder();
    for (ParseTree child : context.children) {
      if (child instanceof TerminalNode node && isContent(node.getSymbol().getType())) {
        text.append(escapes.resolve(node.getSymbol()));
      }
    }
    return Escapes.normalize(text.toString());
  }

  private static boolean isContent(int type) {
    return type == EcsLexer.TEXT || type == EcsLexer.ESCAPE;
  }

  /** Text comes in one piece between two sequences, in a heredoc in one piece a line. */
  private List<TemplatePiece> pieces(EcsParser.TemplateContext context, boolean heredoc) {
    List<TemplatePiece> pieces = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    int textStart = -1;
    int textEnd = -1;
    for (EcsParser.PartContext part : context.part()) {
      if (part instanceof EcsParser.TextPartContext) {
        Token token = part.start;
        textStart = textStart < 0 ? token.getStartIndex() : textStart;
        textEnd = token.getStopIndex() + 1;
        text.append(escapes.resolve(token));
        if (heredoc && token.getType() == EcsLexer.LINE_BREAK) {
          pieces.add(
              new TemplatePiece.Text(findings.file().span(textStart, textEnd), text.toString()));
          text.setLength(0);
          textStart = -1;
        }
        continue;
      }
      if (textStart >= 0) {
        pieces.add(
            new TemplatePiece.Text(findings.file().span(textStart, textEnd), text.toString()));
        text.setLength(0);
        textStart = -1;
      }
      pieces.add(sequence(part));
    }
    if (textStart >= 0) {
      pieces.add(new TemplatePiece.Text(findings.file().span(textStart, textEnd), text.toString()));
    }
    return pieces;
  }

  /** The lines of a heredoc as one text; without those that have become empty. */
  private static List<TemplatePiece> joined(List<TemplatePiece> pieces) {
    List<TemplatePiece> joined = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    int i = 0;
    while (i < pieces.size()) {
      if (!(pieces.get(i) instanceof TemplatePiece.Text first)) {
        joined.add(pieces.get(i++));
        continue;
      }
      SourceSpan span = first.span();
      while (i < pieces.size() && pieces.get(i) instanceof TemplatePiece.Text line) {
        text.append(line.text());
        span = span.to(line.span());
        i++;
      }
      if (!text.isEmpty()) {
        joined.add(new TemplatePiece.Text(span, Escapes.normalize(text.toString())));
        text.setLength(0);
      }
    }
    return joined;
  }

  private TemplatePiece sequence(EcsParser.PartContext part) {
    SourceSpan span = findings.span(part);
    boolean before = part.start.getText().endsWith("~");
    boolean after = part.stop.getText().startsWith("~");
    return switch (part) {
      case EcsParser.InterpolationPartContext value ->
          new TemplatePiece.Value(span, before, after, expressions.of(value.expression()));
      case EcsParser.IfPartContext condition ->
          new TemplatePiece.Begin(
              span, before, after, Directive.IF, List.of(), expressions.of(condition.expression()));
      case EcsParser.ForPartContext loop ->
          new TemplatePiece.Begin(
              span,
              before,
              after,
              Directive.FOR,
              loop.name().stream().map((ParserRuleContext name) -> expressions.name(name)).toList(),
              expressions.of(loop.expression()));
      case EcsParser.ElsePartContext _ -> new TemplatePiece.Else(span, before, after);
      case EcsParser.EndIfPartContext _ -> new TemplatePiece.End(span, before, after, Directive.IF);
      case EcsParser.EndForPartContext _ ->
          new TemplatePiece.End(span, before, after, Directive.FOR);
      default -> throw new IllegalStateException("no template part: " + part.getClass());
    };
  }
}
