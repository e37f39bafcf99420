package io.ecsctl.compiler.evaluation;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.program.Condition;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.syntax.ExpressionText;
import io.ecsctl.compiler.syntax.ast.Body;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.syntax.ast.Parts;
import io.ecsctl.compiler.value.Conversions;
import io.ecsctl.compiler.value.Value;
import java.util.List;
import java.util.Optional;

/**
 * Blocks with a {@code condition} and an {@code error_message}. One that fails is reported with the
 * values it was told from; one that only AWS can tell is kept.
 */
final class Conditions {
  private final ExpressionEvaluator expressions;
  private final Failures failures;
  private final Explanation explanation;

  Conditions(ExpressionEvaluator expressions, Failures failures) {
    this.expressions = expressions;
    this.failures = failures;
    this.explanation = new Explanation(expressions, failures);
  }

  /**
   * What is left to be told later, if anything is.
   *
   * @param owner whose condition it is, as messages name it
   */
  Optional<Condition> evaluate(
      Body.Block block, Environment environment, RuleInfo rule, String owner) {
    return block
        .body()
        .attribute("condition")
        .map(Body.Attribute::value)
        .flatMap(
            condition -> evaluate(condition, block, environment, rule, owner, condition.span()));
  }

  /** The same for what is about a value that stands elsewhere, at {@code place}. */
  Optional<Condition> evaluate(
      Expression condition,
      Body.Block block,
      Environment environment,
      RuleInfo rule,
      String owner,
      SourceSpan place) {
    Value holds = expressions.condition(condition, environment);
    return switch (Marks.unmark(holds)) {
      case Value.Bool(var yes) -> {
        if (!yes) {
          report(condition, block, environment, rule, owner, place);
        }
        yield Optional.empty();
      }
      case Value _ when Poison.is(holds) -> Optional.empty();
      case Value _ ->
          Optional.of(
              new Condition(
                  ExpressionText.of(shown(condition)), holds, message(block, environment)));
    };
  }

  private void report(
      Expression condition,
      Body.Block block,
      Environment environment,
      RuleInfo rule,
      String owner,
      SourceSpan place) {
    Value message = message(block, environment);
    // A message over a sensitive value would show it.
    String text = message instanceof Value.Sensitive ? null : Conversions.text(message);
    Diagnostic.Builder diagnostic =
        Diagnostic.of(rule, place, "%s: %s", owner, text == null ? "this does not hold" : text);
    if (!place.equals(condition.span())) {
      diagnostic.related(condition.span(), "this does not hold");
    }
    explanation.of(condition, environment).forEach(diagnostic::note);
    // Two conditions of one variable are about the same place.
    failures.report(diagnostic, condition.span());
  }

  /** What is written under {@code sensitive(…)} is not for messages, nor for plan files. */
  private static Expression shown(Expression condition) {
    return condition instanceof Expression.Call call
            && call.function().text().equals("sensitive")
            && !call.arguments().isEmpty()
        ? new Expression.Call(
            call.span(), call.function(), List.of(new Expression.Variable(call.span(), "…")), false)
        : Parts.map(condition, Conditions::shown);
  }

  private Value message(Body.Block block, Environment environment) {
    return block
        .body()
        .attribute("error_message")
        .map(written -> expressions.evaluate(written.value(), environment))
        .orElse(Value.NULL);
  }
}
