package io.ecsctl.compiler.syntax.ast;

import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** The expressions that an expression is made of, one level down. */
public final class Parts {
  private Parts() {}

  /** In source order; empty for literals and words. */
  public static Stream<Expression> of(Expression expression) {
    return switch (expression) {
      case Expression.NullLiteral _,
          Expression.BoolLiteral _,
          Expression.NumberLiteral _,
          Expression.TypedLiteral _,
          Expression.Variable _,
          Expression.SplatElement _,
          Expression.Invalid _ ->
          Stream.empty();
      case Expression.Template template -> template.parts().stream().flatMap(Parts::of);
      case Expression.GetAttribute attribute -> Stream.of(attribute.object());
      case Expression.Index index -> Stream.of(index.collection(), index.key());
      case Expression.Splat splat -> Stream.of(splat.source(), splat.each());
      case Expression.Call call -> call.arguments().stream();
      case Expression.Unary unary -> Stream.of(unary.operand());
      case Expression.Binary binary -> Stream.of(binary.left(), binary.right());
      case Expression.Conditional choice ->
          Stream.of(choice.condition(), choice.whenTrue(), choice.whenFalse());
      case Expression.Tuple tuple -> tuple.elements().stream();
      case Expression.ObjectExpression object ->
          object.entries().stream().flatMap(entry -> Stream.of(entry.key(), entry.value()));
      case Expression.For loop ->
          Stream.of(loop.collection(), loop.key(), loop.value(), loop.condition())
              .filter(Objects::nonNull);
      case Expression.Parenthesized parenthesized -> Stream.of(parenthesized.inner());
    };
  }

  /** The same expression made of what {@code map} makes of its parts. */
  public static Expression map(Expression expression, UnaryOperator<Expression> map) {
    return switch (expression) {
      case Expression.NullLiteral _,
          Expression.BoolLiteral _,
          Expression.NumberLiteral _,
          Expression.TypedLiteral _,
          Expression.Variable _,
          Expression.SplatElement _,
          Expression.Invalid _ ->
          expression;
      case Expression.Template(var span, var parts) ->
          new Expression.Template(span, parts.stream().map(part -> map(part, map)).toList());
      case Expression.GetAttribute(var span, var object, var name) ->
          new Expression.GetAttribute(span, map.apply(object), name);
      case Expression.Index(var span, var collection, var key) ->
          new Expression.Index(span, map.apply(collection), map.apply(key));
      case Expression.Splat(var span, var source, var each, var full) ->
          new Expression.Splat(span, map.apply(source), map.apply(each), full);
      case Expression.Call(var span, var function, var arguments, var expandLast) ->
          new Expression.Call(span, function, arguments.stream().map(map).toList(), expandLast);
      case Expression.Unary(var span, var operator, var operand) ->
          new Expression.Unary(span, operator, map.apply(operand));
      case Expression.Binary(var span, var operator, var left, var right) ->
          new Expression.Binary(span, operator, map.apply(left), map.apply(right));
      case Expression.Conditional(var span, var condition, var whenTrue, var whenFalse) ->
          new Expression.Conditional(
              span, map.apply(condition), map.apply(whenTrue), map.apply(whenFalse));
      case Expression.Tuple(var span, var elements) ->
          new Expression.Tuple(span, elements.stream().map(map).toList());
      case Expression.ObjectExpression(var span, var entries) ->
          new Expression.ObjectExpression(
              span,
              entries.stream()
                  .map(entry ->
                      new Expression.ObjectExpression.Entry(
                          map.apply(entry.key()), map.apply(entry.value())))
                  .toList());
      case Expression.For loop ->
          new Expression.For(
              loop.span(),
              loop.keyName(),
              loop.valueName(),
              map.apply(loop.collection()),
              loop.key() == null ? null : map.apply(loop.key()),
              map.apply(loop.value()),
              loop.grouping(),
              loop.condition() == null ? null : map.apply(loop.condition()));
      case Expression.Parenthesized(var span, var inner) ->
          new Expression.Parenthesized(span, map.apply(inner));
    };
  }

  /** The same piece of a template made of what {@code map} makes of its expressions. */
  public static TemplatePart map(TemplatePart part, UnaryOperator<Expression> map) {
    return switch (part) {
      case TemplatePart.Text _ -> part;
      case TemplatePart.Interpolation(var span, var value) ->
          new TemplatePart.Interpolation(span, map.apply(value));
      case TemplatePart.If(var span, var condition, var whenTrue, var whenFalse) ->
          new TemplatePart.If(
              span, map.apply(condition), mapAll(whenTrue, map), mapAll(whenFalse, map));
      case TemplatePart.For(var span, var key, var name, var collection, var body) ->
          new TemplatePart.For(span, key, name, map.apply(collection), mapAll(body, map));
    };
  }

  private static List<TemplatePart> mapAll(
      List<TemplatePart> parts, UnaryOperator<Expression> map) {
    return parts.stream().map(part -> map(part, map)).toList();
  }

  private static Stream<Expression> of(TemplatePart part) {
    return switch (part) {
      case TemplatePart.Text _ -> Stream.empty();
      case TemplatePart.Interpolation interpolation -> Stream.of(interpolation.value());
      case TemplatePart.If choice ->
          Stream.concat(
              Stream.of(choice.condition()),
              Stream.concat(choice.whenTrue().stream(), choice.whenFalse().stream())
                  .flatMap(Parts::of));
      case TemplatePart.For loop ->
          Stream.concat(Stream.of(loop.collection()), loop.body().stream().flatMap(Parts::of));
    };
  }
}
