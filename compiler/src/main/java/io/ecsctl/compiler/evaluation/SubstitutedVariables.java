package io.ecsctl.compiler.evaluation;

import io.ecsctl.compiler.binding.Declaration;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.value.Value;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Variables whose values are expressions over the program itself. */
final class SubstitutedVariables implements VariableSource {
  private final Map<String, Expression> given;
  private final VariableRules rules;
  private final Function<Expression, Value> evaluation;
  private final Map<String, Value> secrets = new ConcurrentHashMap<>();

  SubstitutedVariables(
      Map<String, Expression> given, VariableRules rules, Function<Expression, Value> evaluation) {
    this.given = given;
    this.rules = rules;
    this.evaluation = evaluation;
  }

  @Override
  public boolean isConstant() {
    return false;
  }

  @Override
  public Value value(Declaration.Variable variable) {
    Expression written = given.get(variable.name());
    Value value =
        written != null
            ? rules.given(variable, evaluation.apply(written), written.span())
            : variable.argument("default").isPresent()
                ? rules.fallback(variable)
                : Poison.at(variable.span());
    if (value instanceof Value.Sensitive(var inner, var origin)
        && variable.name().equals(ResidualNames.variable(origin))) {
      secrets.put(variable.name(), inner);
    }
    return value;
  }

  @Override
  public SourceSpan place(Declaration.Variable variable) {
    Expression written = given.get(variable.name());
    return written != null
        ? written.span()
        : variable.argument("default").map(Expression::span).orElse(variable.span());
  }

  @Override
  public Map<String, Value> secrets() {
    return secrets;
  }
}
