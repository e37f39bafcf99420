package io.ecsctl.compiler.evaluation;

import io.ecsctl.compiler.binding.Declaration;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.StageResult;
import io.ecsctl.compiler.diagnostic.Suggestions;
import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.syntax.Parser;
import io.ecsctl.compiler.syntax.ast.Body;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.typing.TypedProgram;
import io.ecsctl.compiler.value.Conversions;
import io.ecsctl.compiler.value.Outcome;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Types;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.compiler.value.ValueText;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Values of variables: what was given, else the default. */
final class Variables {
  /**
   * The shell's environment belongs to everyone: a name that is unknown there may be meant for
   * another program.
   */
  private static final String SHELL_PREFIX = "ECSCTL_VAR_";

  private final TypedProgram typed;
  private final DiagnosticSink sink;
  private final ExpressionEvaluator constants;
  private final Map<String, Value> values = new HashMap<>();
  private final Map<String, SourceSpan> places = new HashMap<>();

  private Variables(TypedProgram typed, DiagnosticSink sink) {
    this.typed = typed;
    this.sink = sink;
    Failures failures = new Failures(sink);
    this.constants = new ExpressionEvaluator(new ConstantNames(typed.failed(), failures), failures);
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

  /** Poison for a variable that has none. */
  Value value(Declaration.Variable variable) {
    Value value = values.get(variable.name());
    return value == null ? Poison.at(variable.span()) : value;
  }

  /** Values of the sensitive variables, by name, without their marks. */
  Map<String, Value> secrets() {
    Map<String, Value> secrets = new HashMap<>();
    values.forEach((name, value) -> {
      if (value instanceof Value.Sensitive(var inner, var _)) {
        secrets.put(name, inner);
      }
    });
    return secrets;
  }

  /** Where the value was given. */
  SourceSpan place(Declaration.Variable variable) {
    return places.getOrDefault(variable.name(), variable.span());
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
    boolean sensitive = flag(variable, "sensitive", false);
    Type type = typed.variables().getOrDefault(variable.name(), Type.ANY);
    Optional<Expression> fallback = variable.argument("default");
    Value value;
    if (given != null) {
      SourceSpan place = placeOf(given);
      places.put(variable.name(), place);
      value = convert(variable, read(given, type), type, place, sensitive);
    } else if (fallback.isPresent()) {
      value = ofDefault(variable, fallback.get(), type, sensitive);
    } else {
      sink.report(missing(variable));
      value = Poison.at(variable.span());
    }
    if (value instanceof Value.Null && !flag(variable, "nullable", true)) {
      value =
          fallback
              .filter(_ -> given != null)
              .map(expression -> ofDefault(variable, expression, type, sensitive))
              .orElse(value);
      if (value instanceof Value.Null) {
        sink.report(
            Diagnostic.of(
                EvaluationRules.BAD_VARIABLE,
                place(variable),
                "%s must not be null",
                variable.path()));
        value = Poison.at(variable.span());
      }
    }
    values.put(
        variable.name(),
        sensitive && !Poison.is(value) ? Marks.mark(value, traversal(variable)) : value);
  }

  private Value ofDefault(
      Declaration.Variable variable, Expression fallback, Type type, boolean sensitive) {
    places.put(variable.name(), fallback.span());
    return convert(
        variable,
        constants.evaluate(fallback, Environment.EMPTY),
        type,
        fallback.span(),
        sensitive);
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

  private Value convert(
      Declaration.Variable variable, Value value, Type type, SourceSpan place, boolean sensitive) {
    if (Poison.is(value) || (type instanceof Type.ReferenceType && value instanceof Value.Text)) {
      return value;
    }
    return switch (Conversions.convert(value, type)) {
      case Outcome.Ok(var converted) -> converted;
      case Outcome.Failed(var reason) -> {
        Diagnostic.Builder diagnostic =
            Diagnostic.of(
                EvaluationRules.BAD_VARIABLE,
                place,
                "%s takes %s, not %s",
                variable.path(),
                Types.described(type),
                sensitive ? "this sensitive value" : ValueText.brief(value));
        if (!sensitive) {
          diagnostic.label(reason);
        }
        sink.report(
            diagnostic.related(
                variable.argument("type").map(Expression::span).orElse(variable.span()),
                "its type is given here"));
        yield Poison.at(place);
      }
    };
  }

  private static boolean flag(Declaration.Variable variable, String name, boolean otherwise) {
    return variable.argument(name).orElse(null) instanceof Expression.BoolLiteral(var _, var flag)
        ? flag
        : otherwise;
  }

  private static Expression traversal(Declaration.Variable variable) {
    SourceSpan span = variable.span();
    return new Expression.GetAttribute(
        span, new Expression.Variable(span, "var"), new Body.Name(span, variable.name()));
  }
}
