package io.ecsctl.compiler.evaluation;

import io.ecsctl.compiler.binding.Declaration;
import io.ecsctl.compiler.diagnostic.Related;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.syntax.ast.Body;
import io.ecsctl.compiler.typing.TypedProgram;
import io.ecsctl.compiler.value.Value;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The variables of one instance of a module: the arguments of its block, evaluated where that
 * stands.
 */
final class ModuleInputs implements VariableSource {
  private final String path;
  private final Declaration.Module module;
  private final ExpressionEvaluator user;
  private final Failures userFailures;
  private final Environment environment;
  private final Failures failures;
  private final VariableRules rules;
  private final Map<String, Value> secrets = new HashMap<>();

  /**
   * @param source what the module holds
   * @param path of the instance
   * @param user evaluates in the program that uses the module
   * @param environment what {@code each} and {@code count} mean there
   */
  ModuleInputs(
      TypedProgram source,
      String path,
      Declaration.Module module,
      ExpressionEvaluator user,
      Failures userFailures,
      Coverage coverage,
      Environment environment) {
    this.path = path;
    this.module = module;
    this.user = user;
    this.userFailures = userFailures;
    this.environment = environment;
    this.failures = userFailures.inModule(new Related(module.span(), "used here as " + path));
    this.rules = new VariableRules(source, path, failures, coverage);
  }

  Failures failures() {
    return failures;
  }

  @Override
  public boolean isConstant() {
    return false;
  }

  @Override
  public Value value(Declaration.Variable variable) {
    Value value =
        module
            .argument(variable.name())
            .map(argument -> rules.given(variable, evaluated(argument), argument.value().span()))
            .or(() -> variable.argument("default").map(_ -> rules.fallback(variable)))
            // Typing has said that it is missing.
            .orElseGet(() -> Poison.at(module.span()));
    if (value instanceof Value.Sensitive(var inner, var origin)) {
      String name = ResidualNames.variable(origin);
      if (name != null && name.startsWith(path + ".")) {
        secrets.put(name, inner);
      }
    }
    return value;
  }

  private Value evaluated(Body.Attribute argument) {
    return userFailures.reporting(() -> user.evaluate(argument.value(), environment));
  }

  @Override
  public SourceSpan place(Declaration.Variable variable) {
    return module
        .argument(variable.name())
        .map(argument -> argument.value().span())
        .orElse(variable.span());
  }

  @Override
  public @Nullable Written written(Declaration.Variable variable) {
    return module
        .argument(variable.name())
        .map(argument -> user.written(argument.value()))
        .orElse(null);
  }

  @Override
  public Map<String, Value> secrets() {
    return secrets;
  }
}
