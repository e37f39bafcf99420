package io.ecsctl.compiler.syntax.ast;

import java.util.Objects;
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
