package io.ecsctl.compiler.syntax;

import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.syntax.ast.TemplatePart;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The tree without the parentheses that only group. */
final class ParenthesesRemover {
  Expression of(Expression expression) {
    return switch (expression) {
      case Expression.Parenthesized(_, var inner) -> of(inner);
      case Expression.Template(var span, var parts) -> new Expression.Template(span, parts(parts));
      case Expression.GetAttribute(var span, var object, var name) ->
          new Expression.GetAttribute(span, of(object), name);
      case Expression.Index(var span, var collection, var key) ->
          new Expression.Index(span, of(collection), of(key));
      case Expression.Splat(var span, var source, var each, var full) ->
          new Expression.Splat(span, of(source), of(each), full);
      case Expression.Call(var span, var function, var arguments, var expand) ->
          new Expression.Call(span, function, all(arguments), expand);
      case Expression.Unary(var span, var operator, var operand) ->
          new Expression.Unary(span, operator, of(operand));
      case Expression.Binary(var span, var operator, var left, var right) ->
          new Expression.Binary(span, operator, of(left), of(right));
      case Expression.Conditional(var span, var condition, var yes, var no) ->
          new Expression.Conditional(span, of(condition), of(yes), of(no));
      case Expression.Tuple(var span, var elements) -> new Expression.Tuple(span, all(elements));
      case Expression.ObjectExpression(var span, var entries) ->
          new Expression.ObjectExpression(
              span,
              entries.stream()
                  .map(entry ->
                      new Expression.ObjectExpression.Entry(key(entry.key()), of(entry.value())))
                  .toList());
      case Expression.For loop ->
          new Expression.For(
              loop.span(),
              loop.keyName(),
              loop.valueName(),
              of(loop.collection()),
              ofNullable(loop.key()),
              of(loop.value()),
              loop.grouping(),
              ofNullable(loop.condition()));
      case Expression.NullLiteral leaf -> leaf;
      case Expression.BoolLiteral leaf -> leaf;
      case Expression.NumberLiteral leaf -> leaf;
      case Expression.TypedLiteral leaf -> leaf;
      case Expression.Variable leaf -> leaf;
      case Expression.SplatElement leaf -> leaf;
      case Expression.Invalid leaf -> leaf;
    };
  }

  private Expression key(Expression key) {
    Expression inner = of(key);
    return key instanceof Expression.Parenthesized && inner instanceof Expression.Variable
        ? new Expression.Parenthesized(key.span(), inner)
        : inner;
  }

  private @Nullable Expression ofNullable(@Nullable Expression expression) {
    return expression == null ? null : of(expression);
  }

  private List<Expression> all(List<Expression> expressions) {
    return expressions.stream().map(this::of).toList();
  }

  private List<TemplatePart> parts(List<TemplatePart> parts) {
    return parts.stream().map(this::part).toList();
  }

  private TemplatePart part(TemplatePart part) {
    return switch (part) {
      case TemplatePart.Text text -> text;
      case TemplatePart.Interpolation(var span, var value) ->
          new TemplatePart.Interpolation(span, of(value));
      case TemplatePart.If(var span, var condition, var yes, var no) ->
          new TemplatePart.If(span, of(condition), parts(yes), parts(no));
      case TemplatePart.For(var span, var key, var value, var collection, var body) ->
          new TemplatePart.For(span, key, value, of(collection), parts(body));
    };
  }
}
