package io.ecsctl.compiler.syntax;

import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.syntax.ast.BinaryOperator;
import io.ecsctl.compiler.syntax.ast.Body;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.syntax.ast.UnaryOperator;
import io.ecsctl.grammar.EcsLexer;
import io.ecsctl.grammar.EcsParser;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;
import org.jspecify.annotations.Nullable;

/** Parse trees of expressions, which are complete, to ours. */
final class ExpressionBuilder {
  private final Findings findings;
  private final LiteralBuilder literals;
  private final StepBuilder steps;
  private final TemplateBuilder templates;

  /** Each once: a large program says the same few names over and over. */
  private final Map<String, String> names = new HashMap<>();

  ExpressionBuilder(Findings findings) {
    this.findings = findings;
    this.literals = new LiteralBuilder(findings);
    this.steps = new StepBuilder(findings, this);
    this.templates = new TemplateBuilder(findings, this);
  }

  Body.Name name(ParserRuleContext context) {
    return new Body.Name(findings.span(context), text(context.start));
  }

  private String text(Token name) {
    String text = name.getText();
    String known = names.putIfAbsent(text, text);
    return known == null ? text : known;
  }

  Body.Label label(EcsParser.LabelContext context) {
    if (context.name() != null) {
      Body.Name name = name(context.name());
      return new Body.Label(name.span(), name.text(), false);
    }
    return new Body.Label(findings.span(context), templates.label(context), true);
  }

  /** Operators are a flat list in the grammar; their levels make a tree of it here. */
  Expression of(EcsParser.ExpressionContext context) {
    if (context.getChildCount() == 1) {
      return operand(context.operand(0));
    }
    Deque<Expression> values = new ArrayDeque<>();
    Deque<BinaryOperator> operators = new ArrayDeque<>();
    for (ParseTree child : context.children) {
      if (child instanceof EcsParser.OperandContext operand) {
        values.push(operand(operand));
      } else if (child instanceof EcsParser.BinaryOperatorContext operator) {
        BinaryOperator next = operator(operator.start);
        reduce(values, operators, next.level());
        operators.push(next);
      }
    }
    reduce(values, operators, 0);
    Expression value = values.pop();
    if (context.QUESTION() == null) {
      return value;
    }
    Expression whenTrue = of(context.expression(0));
    Expression whenFalse = of(context.expression(1));
    return new Expression.Conditional(
        value.span().to(whenFalse.span()), value, whenTrue, whenFalse);
  }

  private static void reduce(Deque<Expression> values, Deque<BinaryOperator> operators, int level) {
    while (!operators.isEmpty() && operators.element().level() >= level) {
      Expression right = values.pop();
      Expression left = values.pop();
      values.push(
          new Expression.Binary(left.span().to(right.span()), operators.pop(), left, right));
    }
  }

  private static BinaryOperator operator(Token token) {
    return switch (token.getType()) {
      case EcsLexer.OR -> BinaryOperator.OR;
      case EcsLexer.AND -> BinaryOperator.AND;
      case EcsLexer.EQUAL -> BinaryOperator.EQUAL;
      case EcsLexer.NOT_EQUAL -> BinaryOperator.NOT_EQUAL;
      case EcsLexer.LESS -> BinaryOperator.LESS;
      case EcsLexer.LESS_OR_EQUAL -> BinaryOperator.LESS_OR_EQUAL;
      case EcsLexer.GREATER -> BinaryOperator.GREATER;
      case EcsLexer.GREATER_OR_EQUAL -> BinaryOperator.GREATER_OR_EQUAL;
      case EcsLexer.PLUS -> BinaryOperator.ADD;
      case EcsLexer.MINUS -> BinaryOperator.SUBTRACT;
      case EcsLexer.STAR -> BinaryOperator.MULTIPLY;
      case EcsLexer.SLASH -> BinaryOperator.DIVIDE;
      case EcsLexer.PERCENT -> BinaryOperator.MODULO;
      default -> throw new IllegalStateException("no operator: " + token);
    };
  }

  private Expression operand(EcsParser.OperandContext context) {
    Expression value = steps.apply(context.step(), primary(context.primary()));
    for (int i = context.getChildCount() - 1; i >= 0; i--) {
      if (context.getChild(i) instanceof TerminalNode sign) {
        UnaryOperator operator =
            sign.getSymbol().getType() == EcsLexer.MINUS ? UnaryOperator.NEGATE : UnaryOperator.NOT;
        value =
            new Expression.Unary(findings.span(sign.getSymbol()).to(value.span()), operator, value);
      }
    }
    return value;
  }

  private Expression primary(EcsParser.PrimaryContext context) {
    SourceSpan span = findings.span(context);
    return switch (context) {
      case EcsParser.LiteralContext literal -> literals.of(literal.start, span);
      case EcsParser.StringContext string -> templates.of(string.template());
      case EcsParser.ReferenceContext reference -> reference(reference, span);
      case EcsParser.ParenthesizedContext parens ->
          new Expression.Parenthesized(span, of(parens.expression()));
      case EcsParser.TupleContext loop when loop.forHead() != null ->
          loop(span, loop.forHead(), null, loop.expression(), false, loop.condition());
      case EcsParser.TupleContext tuple -> tuple(tuple.elements(), span);
      case EcsParser.ObjectContext loop when loop.forHead() != null ->
          loop(
              span,
              loop.forHead(),
              loop.expression(0),
              loop.expression(1),
              loop.ELLIPSIS() != null,
              loop.condition());
      case EcsParser.ObjectContext object -> object(object.entries(), span);
      default -> throw new IllegalStateException("no primary: " + context.getClass());
    };
  }

  private Expression tuple(EcsParser.@Nullable ElementsContext elements, SourceSpan span) {
    return new Expression.Tuple(
        span, elements == null ? List.of() : elements.expression().stream().map(this::of).toList());
  }

  private Expression object(EcsParser.@Nullable EntriesContext context, SourceSpan span) {
    List<Expression.ObjectExpression.Entry> entries = new ArrayList<>();
    for (EcsParser.EntryContext entry :
        context == null ? List.<EcsParser.EntryContext>of() : context.entry()) {
      entries.add(
          new Expression.ObjectExpression.Entry(of(entry.expression(0)), of(entry.expression(1))));
    }
    return new Expression.ObjectExpression(span, entries);
  }

  private Expression loop(
      SourceSpan span,
      EcsParser.ForHeadContext head,
      EcsParser.@Nullable ExpressionContext key,
      EcsParser.ExpressionContext value,
      boolean grouping,
      EcsParser.@Nullable ConditionContext condition) {
    boolean two = head.COMMA() != null;
    return new Expression.For(
        span,
        two ? name(head.name(0)) : null,
        name(head.name(two ? 1 : 0)),
        of(head.expression()),
        key == null ? null : of(key),
        of(value),
        grouping,
        condition == null ? null : of(condition.expression()));
  }

  private Expression reference(EcsParser.ReferenceContext context, SourceSpan span) {
    if (context.arguments() != null) {
      return call(context, span, context.arguments());
    }
    if (!context.name().isEmpty()) {
      findings.report(
          Findings.of(
                  SyntaxRules.UNEXPECTED_TEXT, span, "\"::\" stands in the names of functions only")
              .label("expected \"(\" after this name"));
      return new Expression.Invalid(span);
    }
    return switch (context.start.getType()) {
      case EcsLexer.TRUE -> new Expression.BoolLiteral(span, true);
      case EcsLexer.FALSE -> new Expression.BoolLiteral(span, false);
      case EcsLexer.NULL -> new Expression.NullLiteral(span);
      default -> new Expression.Variable(span, text(context.start));
    };
  }

  private Expression call(
      EcsParser.ReferenceContext context, SourceSpan span, EcsParser.ArgumentsContext arguments) {
    StringBuilder function = new StringBuilder(context.start.getText());
    Token last = context.start;
    for (EcsParser.NameContext part : context.name()) {
      function.append("::").append(part.start.getText());
      last = part.start;
    }
    return new Expression.Call(
        span,
        new Body.Name(findings.span(context.start, last), function.toString()),
        arguments.expression().stream().map(this::of).toList(),
        arguments.ELLIPSIS() != null);
  }
}
