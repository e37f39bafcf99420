package io.ecsctl.compiler.evaluation;

import io.ecsctl.compiler.diagnostic.ShownValue;
import io.ecsctl.compiler.syntax.ExpressionText;
import io.ecsctl.compiler.syntax.ast.BinaryOperator;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.compiler.value.ValueText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Why a condition is what it is: the value of every part that is not plain to see. What was not
 * looked at, such as the right side of {@code false && …}, is left out; sensitive values are not
 * shown.
 */
final class Explanation {
  private static final int MOST = 10;

  private final ExpressionEvaluator expressions;
  private final Failures failures;

  Explanation(ExpressionEvaluator expressions, Failures failures) {
    this.expressions = expressions;
    this.failures = failures;
  }

  /**
   * Lines such as {@code var.size is 20}, outer parts before their own; empty when all is plain.
   */
  List<String> of(Expression condition, Environment environment) {
    Map<String, String> found = new LinkedHashMap<>();
    parts(
        condition,
        environment,
        (part, value) -> {
          if (!(Marks.unmark(value) instanceof Value.Unknown)) {
            found.put(
                ExpressionText.of(part),
                Marks.hasSensitive(value) ? ValueText.SENSITIVE : ValueText.brief(value));
          }
        });
    List<String> lines = new ArrayList<>();
    found.forEach((text, value) -> lines.add(text + " is " + value));
    return lines.subList(0, Math.min(MOST, lines.size()));
  }

  /** The condition's own value and that of every part, where each is to be drawn. */
  List<ShownValue> values(Expression condition, Environment environment) {
    List<ShownValue> shown = new ArrayList<>();
    part(
        condition,
        environment,
        (part, value) -> {
          if (!Poison.is(value)) {
            shown.add(
                new ShownValue(
                    Anchors.of(part),
                    ExpressionText.of(part),
                    Marks.hasSensitive(value) ? ValueText.SENSITIVE : ValueText.of(value)));
          }
        });
    return shown;
  }

  private void part(
      Expression expression, Environment environment, BiConsumer<Expression, Value> found) {
    switch (expression) {
      case Expression.Parenthesized(var _, var inner) -> {
        part(inner, environment, found);
        return;
      }
      case Expression.GetAttribute _,
          Expression.Index _,
          Expression.Splat _,
          Expression.Call _,
          Expression.Unary _,
          Expression.Binary _,
          Expression.Conditional _,
          Expression.For _ ->
          show(expression, environment, found);
      case Expression.Template template -> {
        if (template.constant() == null) {
          show(expression, environment, found);
        }
      }
      // Literals are their own value; of a collection in brackets the elements say more.
      case Expression _ -> {}
    }
    parts(expression, environment, found);
  }

  private void show(
      Expression expression, Environment environment, BiConsumer<Expression, Value> found) {
    Value value = value(expression, environment);
    if (value != null) {
      found.accept(expression, value);
    }
  }

  private @Nullable Value value(Expression expression, Environment environment) {
    Failures.Attempt attempt =
        failures.catching(() -> expressions.evaluate(expression, environment));
    return attempt.failed() ? null : attempt.value();
  }

  private void parts(
      Expression expression, Environment environment, BiConsumer<Expression, Value> found) {
    switch (expression) {
      case Expression.Parenthesized(var _, var inner) -> parts(inner, environment, found);
      case Expression.Unary(var _, var _, var operand) -> part(operand, environment, found);
      case Expression.Binary(var _, var operator, var left, var right) -> {
        part(left, environment, found);
        if (!decides(operator, value(left, environment))) {
          part(right, environment, found);
        }
      }
      case Expression.Conditional(var _, var condition, var whenTrue, var whenFalse) -> {
        part(condition, environment, found);
        Value decided = value(condition, environment);
        if (decided != null && Marks.unmark(decided) instanceof Value.Bool(var holds)) {
          part(holds ? whenTrue : whenFalse, environment, found);
        }
      }
      case Expression.Call call ->
          call.arguments().forEach(argument -> part(argument, environment, found));
      case Expression.Index(var _, var _, var key) -> part(key, environment, found);
      case Expression.Tuple(var _, var elements) ->
          elements.forEach(element -> part(element, environment, found));
      case Expression.ObjectExpression object ->
          object.entries().forEach(entry -> part(entry.value(), environment, found));
      case Expression.For loop -> part(loop.collection(), environment, found);
      // The parts of a name mean nothing by themselves.
      case Expression _ -> {}
    }
  }

  private static boolean decides(BinaryOperator operator, @Nullable Value left) {
    return left != null
        && Marks.unmark(left) instanceof Value.Bool(var known)
        && ((operator == BinaryOperator.AND && !known) || (operator == BinaryOperator.OR && known));
  }
}
