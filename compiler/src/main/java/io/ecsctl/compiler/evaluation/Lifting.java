package io.ecsctl.compiler.evaluation;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.value.Knowledge;
import io.ecsctl.compiler.value.Outcome;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Makes an operation on plain values one on all values: what is unknown waits, what is sensitive
 * stays so, poison passes through.
 */
final class Lifting {
  private final Failures failures;

  Lifting(Failures failures) {
    this.failures = failures;
  }

  /**
   * @param shallow the operation does not look into collections, so unknown and sensitive elements
   *     may stay where they are
   * @param rebuild the operation as an expression over its operands
   * @param describe the finding for the reason that the operation gives
   */
  record Operation(
      SourceSpan span,
      boolean shallow,
      Supplier<Type> resultType,
      Function<List<Expression>, Expression> rebuild,
      Function<List<Value>, Outcome> compute,
      Function<String, Diagnostic.Builder> describe) {}

  Value apply(Operation operation, List<Value> operands) {
    boolean unknown = false;
    boolean sensitive = false;
    for (Value operand : operands) {
      if (Poison.is(operand)) {
        return Poison.at(operation.span());
      }
      Value plain = Marks.unmark(operand);
      sensitive |=
          operation.shallow() ? operand instanceof Value.Sensitive : Marks.hasSensitive(operand);
      unknown |= operation.shallow() ? plain instanceof Value.Unknown : Marks.hasUnknown(plain);
    }
    if (unknown) {
      if (operands.stream().anyMatch(Marks::hasPoison)) {
        return Poison.at(operation.span());
      }
      Expression residual = rebuild(operation, operands);
      Value later = new Value.Unknown(operation.resultType().get(), Knowledge.NOTHING, residual);
      return sensitive ? Marks.mark(later, residual) : later;
    }
    List<Value> plain = new ArrayList<>(operands.size());
    for (Value operand : operands) {
      plain.add(operation.shallow() ? Marks.unmark(operand) : Marks.unmarkAll(operand));
    }
    return switch (operation.compute().apply(plain)) {
      case Outcome.Ok(var value) ->
          sensitive ? Marks.mark(value, rebuild(operation, operands)) : value;
      case Outcome.Failed(var reason) -> {
        String shown = sensitive ? "an operand is sensitive, so the reason is not shown" : reason;
        yield failures.fail(
            operation.span(),
            operation.describe().apply(shown),
            () -> rebuild(operation, operands));
      }
    };
  }

  private static Expression rebuild(Operation operation, List<Value> operands) {
    List<Expression> closed = new ArrayList<>(operands.size());
    for (Value operand : operands) {
      closed.add(ValueExpressions.of(operand, operation.span()));
    }
    return operation.rebuild().apply(closed);
  }
}
