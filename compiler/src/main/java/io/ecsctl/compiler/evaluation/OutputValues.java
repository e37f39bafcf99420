package io.ecsctl.compiler.evaluation;

import io.ecsctl.compiler.binding.Declaration;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.value.Value;

/** Values of {@code output} blocks. */
final class OutputValues {
  private OutputValues() {}

  /**
   * Of a module: sensitive as a whole when it says so. Its user may go on with what is sensitive.
   */
  static Value evaluate(
      Declaration.Output output, ExpressionEvaluator expressions, Failures failures) {
    Value value = valueOf(output, expressions, failures);
    return isSensitive(output) && !(value instanceof Value.Sensitive) && !Poison.is(value)
        ? Marks.mark(value, expressions.origin(value, output.span()))
        : value;
  }

  /** The value as it is written; what is sensitive in it must be declared to be. */
  static Value valueOf(
      Declaration.Output output, ExpressionEvaluator expressions, Failures failures) {
    Value value =
        output
            .argument("value")
            .map(written -> expressions.evaluate(written, Environment.EMPTY))
            .orElse(Value.NULL);
    if (!isSensitive(output) && Marks.hasSensitive(value)) {
      SourceSpan place = output.argument("value").map(Expression::span).orElse(output.span());
      failures.report(
          Diagnostic.of(
                  EvaluationRules.SENSITIVE_OUTPUT,
                  place,
                  "%s would show a sensitive value",
                  output.path())
              .detail(
                  "To keep it and never show it, add: sensitive = true. To show it, say so:"
                      + " nonsensitive(…)."));
    }
    return value;
  }

  static boolean isSensitive(Declaration.Output output) {
    return output.argument("sensitive").orElse(null) instanceof Expression.BoolLiteral(_, var flag)
        && flag;
  }
}
