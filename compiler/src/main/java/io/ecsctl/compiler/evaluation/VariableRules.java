package io.ecsctl.compiler.evaluation;

import io.ecsctl.compiler.binding.Declaration;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.typing.TypeDefaults;
import io.ecsctl.compiler.typing.TypedProgram;
import io.ecsctl.compiler.value.Conversions;
import io.ecsctl.compiler.value.Outcome;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Types;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.compiler.value.ValueText;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What a variable's declaration makes of a value: its type, its defaults, {@code nullable} and
 * {@code sensitive}.
 */
final class VariableRules {
  private final TypedProgram typed;
  private final String module;
  private final Failures failures;
  private final ExpressionEvaluator constants;

  /**
   * @param module the path of the module whose variables they are; empty for the program's own
   * @param coverage takes note of the branches of defaults
   */
  VariableRules(TypedProgram typed, String module, Failures failures, Coverage coverage) {
    this.typed = typed;
    this.module = module;
    this.failures = failures;
    this.constants =
        new ExpressionEvaluator(new ConstantNames(typed.failed(), failures, coverage), failures);
  }

  Type type(Declaration.Variable variable) {
    return typed.variables().getOrDefault(variable.name(), Type.ANY);
  }

  /** The variable's value when it was given {@code value} at {@code place}. */
  Value given(Declaration.Variable variable, Value value, SourceSpan place) {
    Value converted = convert(variable, value, place);
    if (converted instanceof Value.Null && !flag(variable, "nullable", true)) {
      return variable.argument("default").isPresent()
          ? fallback(variable)
          : notNull(variable, place);
    }
    return marked(variable, converted);
  }

  /**
   * {@code value} as the variable holds it when it was evaluated without the program: what is
   * sensitive in it has no name of its own, so it goes by the variable's.
   */
  Value constant(Declaration.Variable variable, Value value) {
    return Marks.hasSensitive(value)
        ? Marks.mark(Marks.unmarkAll(value), traversal(variable))
        : value;
  }

  /** The default, which the variable has. */
  Value fallback(Declaration.Variable variable) {
    Expression written = variable.argument("default").orElseThrow();
    Value value =
        convert(
            variable,
            constant(variable, constants.evaluate(written, Environment.EMPTY)),
            written.span());
    return value instanceof Value.Null && !flag(variable, "nullable", true)
        ? notNull(variable, written.span())
        : marked(variable, value);
  }

  private Value notNull(Declaration.Variable variable, SourceSpan place) {
    failures.report(
        Diagnostic.of(EvaluationRules.BAD_VARIABLE, place, "%s must not be null", variable.path()));
    return Poison.at(place);
  }

  /** What is sensitive already keeps the name by which it can be had later. */
  private Value marked(Declaration.Variable variable, Value value) {
    return flag(variable, "sensitive", false)
            && !Poison.is(value)
            && !(value instanceof Value.Sensitive)
        ? Marks.mark(value, traversal(variable))
        : value;
  }

  private Value convert(Declaration.Variable variable, Value given, SourceSpan place) {
    Type type = type(variable);
    TypeDefaults defaults = typed.defaults().get(variable.name());
    Value value = defaults == null ? given : filled(given, defaults);
    if (Poison.is(value)
        || (type instanceof Type.ReferenceType && Marks.unmark(value) instanceof Value.Text)) {
      return value;
    }
    return switch (Conversions.convert(value, type)) {
      case Outcome.Ok(var converted) -> converted;
      case Outcome.Failed(var reason) -> {
        boolean sensitive = flag(variable, "sensitive", false) || Marks.hasSensitive(value);
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
        failures.report(
            diagnostic.related(
                variable.argument("type").map(Expression::span).orElse(variable.span()),
                "its type is given here"));
        yield Poison.at(place);
      }
    };
  }

  /** {@code value} with the defaults of its type where an attribute is missing or null. */
  private Value filled(Value value, TypeDefaults defaults) {
    TypeDefaults element = defaults.element();
    return switch (value) {
      case Value.Sensitive(var inner, var origin) ->
          new Value.Sensitive(filled(inner, defaults), origin);
      case Value.Keyed keyed when element != null -> {
        SortedMap<String, Value> entries = new TreeMap<>();
        keyed.entries().forEach((key, entry) -> entries.put(key, filled(entry, element)));
        yield new Value.ObjectOf(entries);
      }
      case Value.Keyed keyed -> attributes(keyed, defaults);
      case Value.Sequence sequence when element != null ->
          new Value.Tuple(sequence.elements().stream().map(each -> filled(each, element)).toList());
      case Value other -> other;
    };
  }

  private Value attributes(Value.Keyed keyed, TypeDefaults defaults) {
    SortedMap<String, Value> entries = new TreeMap<>(keyed.entries());
    defaults
        .attributes()
        .forEach((name, written) -> {
          if (entries.getOrDefault(name, Value.NULL) instanceof Value.Null) {
            entries.put(name, constants.evaluate(written, Environment.EMPTY));
          }
        });
    for (Map.Entry<String, TypeDefaults> part : defaults.parts().entrySet()) {
      entries.computeIfPresent(part.getKey(), (_, value) -> filled(value, part.getValue()));
    }
    return new Value.ObjectOf(entries);
  }

  private static boolean flag(Declaration.Variable variable, String name, boolean otherwise) {
    return variable.argument(name).orElse(null) instanceof Expression.BoolLiteral(var _, var flag)
        ? flag
        : otherwise;
  }

  /**
   * {@code var.password}; inside of a module {@code var["module.db.password"]}, which no program
   * can write.
   */
  private Expression traversal(Declaration.Variable variable) {
    String name = module.isEmpty() ? variable.name() : module + "." + variable.name();
    return VariableNames.read(name, variable.span());
  }
}
