package io.ecsctl.planner.plan;

import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.syntax.ast.TemplatePart;
import io.ecsctl.compiler.value.Value;
import java.util.List;
import java.util.Objects;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Which variables the closed expressions of a plan read: {@code var.x} stays in them only for
 * sensitive ones.
 */
final class SensitiveVariables {
  private SensitiveVariables() {}

  static SortedSet<String> in(
      List<PlanNode> nodes, List<PlannedOutput> outputs, List<PlannedCondition> conditions) {
    SortedSet<String> names = new TreeSet<>();
    nodes.forEach(node -> collect(node.desired(), names));
    outputs.forEach(output -> collect(output.value(), names));
    for (PlannedCondition condition : conditions) {
      collect(condition.holds(), names);
      collect(condition.message(), names);
    }
    return names;
  }

  private static void collect(Value value, SortedSet<String> names) {
    switch (value) {
      case Value.Sensitive(var inner, var origin) -> {
        collect(origin, names);
        collect(inner, names);
      }
      case Value.Unknown(var _, var _, var residual) -> collect(residual, names);
      case Value.Sequence sequence -> sequence.elements().forEach(v -> collect(v, names));
      case Value.Keyed keyed -> keyed.entries().values().forEach(v -> collect(v, names));
      case Value.Null _,
          Value.Bool _,
          Value.Number _,
          Value.Text _,
          Value.CidrBlock _,
          Value.Port _,
          Value.Size _,
          Value.Cpu _,
          Value.Duration _,
          Value.Reference _ -> {}
    }
  }

  private static void collect(Expression expression, SortedSet<String> names) {
    if (expression instanceof Expression.GetAttribute(var _, Expression.Variable variable, var name)
        && variable.name().equals("var")) {
      names.add(name.text());
      return;
    }
    parts(expression).forEach(part -> collect(part, names));
  }

  private static Stream<Expression> parts(Expression expression) {
    return switch (expression) {
      case Expression.NullLiteral _,
          Expression.BoolLiteral _,
          Expression.NumberLiteral _,
          Expression.TypedLiteral _,
          Expression.Variable _,
          Expression.SplatElement _,
          Expression.Invalid _ ->
          Stream.empty();
      case Expression.Template template ->
          template.parts().stream().flatMap(SensitiveVariables::parts);
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

  private static Stream<Expression> parts(TemplatePart part) {
    return switch (part) {
      case TemplatePart.Text _ -> Stream.empty();
      case TemplatePart.Interpolation interpolation -> Stream.of(interpolation.value());
      case TemplatePart.If choice ->
          Stream.concat(
              Stream.of(choice.condition()),
              Stream.concat(choice.whenTrue().stream(), choice.whenFalse().stream())
                  .flatMap(SensitiveVariables::parts));
      case TemplatePart.For loop ->
          Stream.concat(
              Stream.of(loop.collection()),
              loop.body().stream().flatMap(SensitiveVariables::parts));
    };
  }
}
