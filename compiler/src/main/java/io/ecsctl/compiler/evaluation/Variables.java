package io.ecsctl.compiler.evaluation;

import io.ecsctl.compiler.binding.Declaration;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.StageResult;
import io.ecsctl.compiler.diagnostic.Suggestions;
import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.syntax.Parser;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.typing.TypedProgram;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Value;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Values of variables: what was given, else the default. */
final class Variables implements VariableSource {
  /**
   * The shell's environment belongs to everyone: a name that is unknown there may be meant for
   * another program.
   */
  private static final String SHELL_PREFIX = "ECSCTL_VAR_";

  private final TypedProgram typed;
  private final DiagnosticSink sink;
  private final Failures failures;
  private final ExpressionEvaluator constants;
  private final VariableRules rules;
  private final Map<String, Value> values = new HashMap<>();
  private final Map<String, SourceSpan> places = new HashMap<>();

  private Variables(TypedProgram typed, DiagnosticSink sink) {
    this.typed = typed;
    this.sink = sink;
    this.failures = new Failures(sink);
    Coverage nobodys = new Coverage();
    this.constants =
        new ExpressionEvaluator(new ConstantNames(typed.failed(), failures, nobodys), failures);
    this.rules = new VariableRules(typed, "", failures, nobodys);
  }

  static Variables evaluate(TypedProgram typed, Inputs inputs, DiagnosticSink sink) {
    Variables variables = new Variables(typed, sink);
    Map<String, Inputs.Given> given = variables.byName(inputs);
    typed
        .bound()
        .variables()
        .values()
        .forEach(declared -> variables.evaluate(declared, given.get(declared.name())));
    return variables;
  }

  @Override
  public boolean isConstant() {
    return true;
  }

  @Override
  public Value value(Declaration.Variable variable) {
    Value value = values.get(variable.name());
    return value == null ? Poison.at(variable.span()) : value;
  }

  @Override
  public Map<String, Value> secrets() {
    Map<String, Value> secrets = new HashMap<>();
    values.forEach((name, value) -> {
      if (value instanceof Value.Sensitive(var inner, var _)) {
        secrets.put(name, inner);
      }
    });
    return secrets;
  }

  @Override
  public SourceSpan place(Declaration.Variable variable) {
    return places.getOrDefault(
        variable.name(),
        variable.argument("default").map(Expression::span).orElse(variable.span()));
  }

  private Map<String, Inputs.Given> byName(Inputs inputs) {
    Map<String, Inputs.Given> byName = new HashMap<>();
    Map<String, Declaration.Variable> declared = typed.bound().variables();
    for (Inputs.Given given : inputs.variables()) {
      if (declared.containsKey(given.name())) {
        byName.put(given.name(), given);
      } else if (!given.origin().startsWith(SHELL_PREFIX)) {
        Diagnostic.Builder diagnostic =
            Diagnostic.of(
                EvaluationRules.UNKNOWN_VARIABLE,
                null,
                "%s: the program has no variable %s",
                given.origin(),
                given.name());
        Suggestions.nearest(given.name(), declared.keySet())
            .ifPresentOrElse(
                nearest -> diagnostic.detail("Did you mean %s?", nearest),
                () ->
                    diagnostic.detail(
                        "%s",
                        declared.isEmpty()
                            ? "It has no variables at all."
                            : "It has: " + String.join(", ", declared.keySet()) + "."));
        sink.report(diagnostic);
      }
    }
    return byName;
  }

  private void evaluate(Declaration.Variable variable, Inputs.@Nullable Given given) {
    if (given != null) {
      SourceSpan place = placeOf(given);
      places.put(variable.name(), place);
      Value value = rules.constant(variable, read(given, rules.type(variable)));
      values.put(variable.name(), rules.given(variable, value, place));
    } else if (variable.argument("default").isPresent()) {
      values.put(variable.name(), rules.fallback(variable));
    } else {
      failures.report(missing(variable));
      values.put(variable.name(), Poison.at(variable.span()));
    }
  }

  private static Diagnostic.Builder missing(Declaration.Variable variable) {
    return Diagnostic.of(
            EvaluationRules.MISSING_VARIABLE, variable.span(), "%s has no value", variable.path())
        .detail(
            "Give one with --var %1$s=…, in a file with --var-file, or as %2$s%1$s in the"
                + " environment; or give it a default.",
            variable.name(), SHELL_PREFIX);
  }

  /**
   * The place of an input is a file of its own, named as its origin, so that messages can show it.
   */
  private static SourceSpan placeOf(Inputs.Given given) {
    return new SourceFile(given.origin(), given.text()).span(0, given.text().length());
  }

  private Value read(Inputs.Given given, Type type) {
    boolean plain =
        type.equals(Type.STRING) || type.equals(Type.ANY) || type instanceof Type.ReferenceType;
    if (plain && !given.expression()) {
      return new Value.Text(given.text());
    }
    StageResult<Expression> parsed =
        Parser.parseExpression(new SourceFile(given.origin(), given.text()));
    parsed.diagnostics().forEach(sink::report);
    return parsed.hasErrors()
        ? Poison.at(parsed.value().span())
        : constants.evaluate(parsed.value(), Environment.EMPTY);
  }
}
