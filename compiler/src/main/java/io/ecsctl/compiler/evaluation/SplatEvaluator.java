package io.ecsctl.compiler.evaluation;

import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.value.Knowledge;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Types;
import io.ecsctl.compiler.value.Value;
import java.util.ArrayList;
import java.util.List;

/** Splats: one value for each element of what is known, else an unknown list. */
final class SplatEvaluator {
  private final ExpressionEvaluator expressions;
  private final Failures failures;

  SplatEvaluator(ExpressionEvaluator expressions, Failures failures) {
    this.expressions = expressions;
    this.failures = failures;
  }

  Value evaluate(Expression.Splat splat, Environment environment) {
    Value source = expressions.evaluate(splat.source(), environment);
    if (Poison.is(source)) {
      return Poison.at(splat.span());
    }
    Value plain = Marks.unmark(source);
    Value result =
        switch (plain) {
          case Value.Null() -> new Value.Tuple(List.of());
          case Value.Sequence sequence -> {
            List<Value> values = new ArrayList<>(sequence.elements().size());
            for (Value element : sequence.elements()) {
              values.add(
                  expressions.evaluate(
                      splat.each(), environment.with(Environment.ELEMENT, element)));
            }
            yield plain instanceof Value.Tuple ? new Value.Tuple(values) : list(values);
          }
          case Value.Unknown unknown -> unknownSplat(splat, unknown, environment);
          // One value counts as a list of one, as in HCL.
          case Value one ->
              new Value.Tuple(
                  List.of(
                      expressions.evaluate(
                          splat.each(), environment.with(Environment.ELEMENT, one))));
        };
    // Written out, the result would show what the mark is to hide.
    return source instanceof Value.Sensitive(var inner, var origin)
        ? Marks.mark(
            result,
            ValueExpressions.of(
                unknownSplat(
                    splat, new Value.Unknown(inner.type(), Knowledge.NOTHING, origin), environment),
                splat.span()))
        : result;
  }

  /** What a splat makes of a list or set is a list again. */
  private static Value list(List<Value> values) {
    Type element = values.isEmpty() ? Type.ANY : values.getFirst().type();
    return values.stream().allMatch(value -> value.type().equals(element))
        ? new Value.ListOf(element, values)
        : new Value.Tuple(values);
  }

  private Value unknownSplat(
      Expression.Splat splat, Value.Unknown source, Environment environment) {
    Value element =
        new Value.Unknown(
            Types.elementType(source.type()),
            Knowledge.NOTHING,
            new Expression.SplatElement(splat.span()));
    Value each =
        failures.keeping(() ->
            expressions.evaluate(splat.each(), environment.with(Environment.ELEMENT, element)));
    return Marks.hasPoison(each)
        ? Poison.at(splat.span())
        : new Value.Unknown(
            new Type.ListType(each.type()),
            Knowledge.NOT_NULL,
            new Expression.Splat(
                splat.span(),
                source.residual(),
                ValueExpressions.of(each, splat.span()),
                splat.full()));
  }
}
