package io.ecsctl.compiler.evaluation;

import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.value.Conversions;
import io.ecsctl.compiler.value.Outcome;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Types;
import io.ecsctl.compiler.value.Value;
import java.util.Arrays;
import java.util.List;

/** Conditionals: one result when the condition is known, else both as far as they can be kept. */
final class ConditionalEvaluator {
  private final ExpressionEvaluator expressions;
  private final NameSource names;
  private final Failures failures;

  ConditionalEvaluator(ExpressionEvaluator expressions, NameSource names, Failures failures) {
    this.expressions = expressions;
    this.names = names;
    this.failures = failures;
  }

  Value evaluate(Expression.Conditional conditional, Environment environment) {
    Value condition = expressions.condition(conditional.condition(), environment);
    return switch (Marks.unmark(condition)) {
      case Value.Bool(var holds) -> {
        expressions.took(conditional.span(), holds);
        Expression branch = holds ? conditional.whenTrue() : conditional.whenFalse();
        Value value = expressions.evaluate(branch, environment);
        value = meet(value, common(conditional, holds, value, environment));
        yield condition instanceof Value.Sensitive(var _, var origin)
            ? Marks.mark(
                value,
                new Expression.Conditional(
                    conditional.span(),
                    origin,
                    ValueExpressions.of(value, conditional.span()),
                    ValueExpressions.of(value, conditional.span())))
            : value;
      }
      case Value plain when Poison.is(plain) -> Poison.at(conditional.span());
      case Value _ -> undecided(conditional, condition, environment);
    };
  }

  /**
   * The type that both results have in common; ANY when the value stays as it is. Of collections
   * the program's text does not tell whether they are tuples or lists, and of what {@code
   * jsondecode} gives nothing: that takes the value of the other one as well, where it has one.
   */
  private Type common(
      Expression.Conditional conditional, boolean holds, Value value, Environment environment) {
    Expression other = holds ? conditional.whenFalse() : conditional.whenTrue();
    List<Type> written =
        Arrays.asList(names.type(conditional.whenTrue()), names.type(conditional.whenFalse()));
    boolean scalars =
        written.stream().allMatch(type -> type instanceof Type.Primitive && !Types.isOpen(type));
    if (scalars
        || written.stream().anyMatch(Types::hasReference)
        || Marks.unmark(value) instanceof Value.Unknown) {
      return names.type(conditional);
    }
    Failures.Attempt attempt =
        names.aside(() -> failures.catching(() -> expressions.evaluate(other, environment)));
    if (attempt.failed() || Marks.hasPoison(attempt.value())) {
      return names.type(conditional);
    }
    Type common = Types.unify(Arrays.asList(value.type(), attempt.value().type()));
    return common == null ? Type.ANY : common;
  }

  /**
   * Both results of a conditional have one type: 1 and "a" meet as "1" and "a", {@code [1]} and
   * {@code ["a", "b"]} as lists of strings. Where a part of the type is open, the value stays as it
   * is.
   */
  private static Value meet(Value value, Type type) {
    return Types.isComplete(type)
            && Conversions.convert(value, type) instanceof Outcome.Ok(var converted)
        ? converted
        : value;
  }

  private Value undecided(
      Expression.Conditional conditional, Value condition, Environment environment) {
    Value whenTrue =
        failures.keeping(() -> expressions.evaluate(conditional.whenTrue(), environment));
    Value whenFalse =
        failures.keeping(() -> expressions.evaluate(conditional.whenFalse(), environment));
    if (Marks.hasPoison(whenTrue) || Marks.hasPoison(whenFalse)) {
      return Poison.at(conditional.span());
    }
    Type type = Types.unifyLater(Arrays.asList(whenTrue.type(), whenFalse.type()));
    Expression residual =
        new Expression.Conditional(
            conditional.span(),
            ValueExpressions.of(condition, conditional.span()),
            ValueExpressions.of(whenTrue, conditional.span()),
            ValueExpressions.of(whenFalse, conditional.span()));
    Value later =
        new Value.Unknown(
            type == null ? Type.ANY : type, Known.ofEither(whenTrue, whenFalse), residual);
    boolean sensitive =
        condition instanceof Value.Sensitive
            || whenTrue instanceof Value.Sensitive
            || whenFalse instanceof Value.Sensitive;
    return sensitive ? Marks.mark(later, residual) : later;
  }
}
