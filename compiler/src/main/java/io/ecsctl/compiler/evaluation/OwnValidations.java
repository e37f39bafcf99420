package io.ecsctl.compiler.evaluation;

import io.ecsctl.compiler.binding.Declaration;
import io.ecsctl.compiler.binding.Symbol;
import io.ecsctl.compiler.binding.Symbols;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.syntax.ast.Body;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.syntax.ast.Parts;
import io.ecsctl.compiler.value.Value;

/**
 * The {@code validation} blocks that read nothing but their own variable. They are told as soon as
 * the variable has a value, before anybody reads it: what would follow from a value that is refused
 * is only its shadow. Those that read more wait until everything has its value.
 */
final class OwnValidations {
  private final Symbols symbols;
  private final ExpressionEvaluator expressions;
  private final Conditions conditions;

  OwnValidations(Symbols symbols, ExpressionEvaluator expressions, Failures failures) {
    this.symbols = symbols;
    this.expressions = expressions;
    this.conditions = new Conditions(expressions, failures);
  }

  /**
   * Whether one of them does not hold, which is reported.
   *
   * @param place where the value was given
   */
  boolean refuse(Declaration.Variable variable, SourceSpan place) {
    boolean refused = false;
    for (Body.Block rule : variable.block().body().blocks("validation").toList()) {
      Expression condition =
          rule.body().attribute("condition").map(Body.Attribute::value).orElse(null);
      if (condition != null
          && readsOnly(variable, condition)
          && Marks.unmark(expressions.condition(condition, Environment.EMPTY))
              instanceof Value.Bool(var holds)
          && !holds) {
        conditions.evaluate(
            condition,
            rule,
            Environment.EMPTY,
            EvaluationRules.VALIDATION_FAILED,
            variable.path(),
            place);
        refused = true;
      }
    }
    return refused;
  }

  private boolean readsOnly(Declaration.Variable variable, Expression expression) {
    return switch (symbols.at(expression)) {
      case Symbol.Variable(var read) -> read.name().equals(variable.name());
      case Symbol.Bound _, Symbol.Word _ -> true;
      case null -> Parts.of(expression).allMatch(part -> readsOnly(variable, part));
      case Symbol _ -> false;
    };
  }
}
