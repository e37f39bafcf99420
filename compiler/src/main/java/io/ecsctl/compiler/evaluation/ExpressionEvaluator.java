package io.ecsctl.compiler.evaluation;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.syntax.ast.BinaryOperator;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.typing.Literals;
import io.ecsctl.compiler.value.Conversions;
import io.ecsctl.compiler.value.Knowledge;
import io.ecsctl.compiler.value.Operators;
import io.ecsctl.compiler.value.Outcome;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Types;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.compiler.value.ValueText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Computes expressions. Where one reads what is not known yet, the rest of it is kept as the
 * residual of an unknown value.
 */
final class ExpressionEvaluator {
  private final NameSource names;
  private final Failures failures;
  private final Lifting lifting;
  private final AccessEvaluator access;
  private final CallEvaluator calls;
  private final TemplateEvaluator templates;
  private final ForEvaluator loops;

  ExpressionEvaluator(NameSource names, Failures failures) {
    this.names = names;
    this.failures = failures;
    this.lifting = new Lifting(failures);
    this.access = new AccessEvaluator(names, failures);
    this.calls = new CallEvaluator(this, names, failures, lifting);
    this.templates = new TemplateEvaluator(this, failures);
    this.loops = new ForEvaluator(this, failures);
  }

  /** Where a sensitive {@code value} came from, for those who may not see it. */
  Expression origin(Value value, SourceSpan span) {
    return names.origin(value, span);
  }

  /** Where it is written what {@code expression} is. */
  Written written(Expression expression) {
    return names.written(expression);
  }

  Value evaluate(Expression expression, Environment environment) {
    if (names.failed(expression)) {
      return failures.failed(expression.span());
    }
    return switch (expression) {
      case Expression.NullLiteral _ -> Value.NULL;
      case Expression.BoolLiteral(var _, var value) -> new Value.Bool(value);
      case Expression.NumberLiteral(var _, var value) -> new Value.Number(value);
      case Expression.TypedLiteral literal -> literal(literal);
      case Expression.Template template -> templates.evaluate(template, environment);
      case Expression.Variable _ -> name(expression, environment);
      case Expression.GetAttribute get -> {
        Value named = names.resolve(get, environment);
        yield named != null ? named : access.attribute(evaluate(get.object(), environment), get);
      }
      case Expression.Index index -> {
        Value named = names.resolve(index, environment);
        yield named != null
            ? named
            : access.element(
                evaluate(index.collection(), environment),
                evaluate(index.key(), environment),
                index);
      }
      case Expression.Splat splat -> splat(splat, environment);
      case Expression.SplatElement _ -> {
        Value element = environment.get(Environment.ELEMENT);
        yield element == null ? Poison.at(expression.span()) : element;
      }
      case Expression.Call call -> calls.evaluate(call, environment);
      case Expression.Unary unary -> unary(unary, environment);
      case Expression.Binary binary -> binary(binary, environment);
      case Expression.Conditional conditional -> conditional(conditional, environment);
      case Expression.Tuple(var _, var elements) -> {
        List<Value> values = new ArrayList<>(elements.size());
        elements.forEach(element -> values.add(evaluate(element, environment)));
        yield new Value.Tuple(values);
      }
      case Expression.ObjectExpression object -> object(object, environment);
      case Expression.For loop -> loops.evaluate(loop, environment);
      case Expression.Parenthesized(var _, var inner) -> evaluate(inner, environment);
      case Expression.Invalid _ -> Poison.at(expression.span());
    };
  }

  private Value name(Expression name, Environment environment) {
    Value value = names.resolve(name, environment);
    return value == null ? Poison.at(name.span()) : value;
  }

  static Outcome value(Expression.TypedLiteral literal) {
    return Conversions.convert(new Value.Text(literal.text()), Literals.typeOf(literal.kind()));
  }

  private Value literal(Expression.TypedLiteral literal) {
    return switch (value(literal)) {
      case Outcome.Ok(var value) -> value;
      case Outcome.Failed(var reason) ->
          failures.fail(
              literal.span(),
              Diagnostic.of(EvaluationRules.FAILED_OPERATION, literal.span(), "%s", reason),
              () -> literal);
    };
  }

  private Value unary(Expression.Unary unary, Environment environment) {
    return lifting.apply(
        new Lifting.Operation(
            unary.span(),
            false,
            () -> names.type(unary),
            operands -> new Expression.Unary(unary.span(), unary.operator(), operands.getFirst()),
            operands -> Operators.unary(unary.operator(), operands.getFirst()),
            reason -> failed(unary, reason)),
        List.of(evaluate(unary.operand(), environment)));
  }

  private Value binary(Expression.Binary binary, Environment environment) {
    BinaryOperator operator = binary.operator();
    Value left = evaluate(binary.left(), environment);
    boolean logical = operator == BinaryOperator.AND || operator == BinaryOperator.OR;
    // The right side of && and || is for the case that the left one does not decide.
    Boolean known = logical ? asBool(left) : null;
    if (known != null && known == (operator == BinaryOperator.OR)) {
      return new Value.Bool(known);
    }
    boolean mayDecide = logical && Marks.unmark(left) instanceof Value.Unknown;
    Value right =
        mayDecide
            ? failures.keeping(() -> evaluate(binary.right(), environment))
            : evaluate(binary.right(), environment);
    return lifting.apply(
        new Lifting.Operation(
            binary.span(),
            false,
            () -> names.type(binary),
            operands ->
                new Expression.Binary(
                    binary.span(), operator, operands.getFirst(), operands.getLast()),
            operands -> Operators.binary(operator, operands.getFirst(), operands.getLast()),
            reason -> failed(binary, reason)),
        List.of(left, right));
  }

  private static Diagnostic.Builder failed(Expression operation, String reason) {
    return Diagnostic.of(EvaluationRules.FAILED_OPERATION, operation.span(), "%s", reason);
  }

  private static @Nullable Boolean asBool(Value value) {
    return Conversions.convert(value, Type.BOOL) instanceof Outcome.Ok(Value.Bool(var bool))
        ? (Boolean) bool
        : null;
  }

  /**
   * Whether {@code condition} holds: a bool, an unknown, or poison once the mistake is reported. A
   * mark is kept.
   */
  Value condition(Expression condition, Environment environment) {
    Value value = evaluate(condition, environment);
    Value plain = Marks.unmark(value);
    if (plain instanceof Value.Null) {
      return failures.fail(
          condition.span(),
          Diagnostic.of(EvaluationRules.NULL_VALUE, condition.span(), "the condition is null")
              .detail("A condition is true or false."),
          () -> ValueExpressions.of(value, condition.span()));
    }
    return switch (Conversions.convert(value, Type.BOOL)) {
      case Outcome.Ok(var bool) -> bool;
      case Outcome.Failed(var reason) ->
          failures.fail(
              condition.span(),
              failed(condition, reason),
              () -> ValueExpressions.of(value, condition.span()));
    };
  }

  /** Takes note of which way {@code branch} was taken. */
  void took(SourceSpan branch, boolean way) {
    names.took(branch, way);
  }

  private Value conditional(Expression.Conditional conditional, Environment environment) {
    Value condition = condition(conditional.condition(), environment);
    return switch (Marks.unmark(condition)) {
      case Value.Bool(var holds) -> {
        took(conditional.span(), holds);
        Expression branch = holds ? conditional.whenTrue() : conditional.whenFalse();
        Value value = evaluate(branch, environment);
        value = meet(value, common(conditional, holds, value, environment));
        yield condition instanceof Value.Sensitive(var _, var origin)
            ? Marks.mark(
                value,
                new Expression.Conditional(
                    conditional.span(),
                    origin,
                    ValueExpressions.of(value, conditional.span()),
                    ValueExpressions.of(value, conditional.span())))
            : value;
      }
      case Value plain when Poison.is(plain) -> Poison.at(conditional.span());
      case Value _ -> undecided(conditional, condition, environment);
    };
  }

  /**
   * The type that both results have in common; ANY when the value stays as it is. Of collections
   * the program's text does not tell whether they are tuples or lists, and of what {@code
   * jsondecode} gives nothing: that takes the value of the other one as well, where it has one.
   */
  private Type common(
      Expression.Conditional conditional, boolean holds, Value value, Environment environment) {
    Expression other = holds ? conditional.whenFalse() : conditional.whenTrue();
    List<Type> written =
        Arrays.asList(names.type(conditional.whenTrue()), names.type(conditional.whenFalse()));
    boolean scalars =
        written.stream().allMatch(type -> type instanceof Type.Primitive && !Types.isOpen(type));
    if (scalars
        || written.stream().anyMatch(Types::hasReference)
        || Marks.unmark(value) instanceof Value.Unknown) {
      return names.type(conditional);
    }
    Failures.Attempt attempt =
        names.aside(() -> failures.catching(() -> evaluate(other, environment)));
    if (attempt.failed() || Marks.hasPoison(attempt.value())) {
      return names.type(conditional);
    }
    Type common = Types.unify(Arrays.asList(value.type(), attempt.value().type()));
    return common == null ? Type.ANY : common;
  }

  /**
   * Both results of a conditional have one type: 1 and "a" meet as "1" and "a", {@code [1]} and
   * {@code ["a", "b"]} as lists of strings. Where a part of the type is open, the value stays as it
   * is.
   */
  private static Value meet(Value value, Type type) {
    return Types.isComplete(type)
            && Conversions.convert(value, type) instanceof Outcome.Ok(var converted)
        ? converted
        : value;
  }

  private Value undecided(
      Expression.Conditional conditional, Value condition, Environment environment) {
    Value whenTrue = failures.keeping(() -> evaluate(conditional.whenTrue(), environment));
    Value whenFalse = failures.keeping(() -> evaluate(conditional.whenFalse(), environment));
    if (Marks.hasPoison(whenTrue) || Marks.hasPoison(whenFalse)) {
      return Poison.at(conditional.span());
    }
    Type type = Types.unifyLater(Arrays.asList(whenTrue.type(), whenFalse.type()));
    Expression residual =
        new Expression.Conditional(
            conditional.span(),
            ValueExpressions.of(condition, conditional.span()),
            ValueExpressions.of(whenTrue, conditional.span()),
            ValueExpressions.of(whenFalse, conditional.span()));
    Value later =
        new Value.Unknown(
            type == null ? Type.ANY : type, Known.ofEither(whenTrue, whenFalse), residual);
    boolean sensitive =
        condition instanceof Value.Sensitive
            || whenTrue instanceof Value.Sensitive
            || whenFalse instanceof Value.Sensitive;
    return sensitive ? Marks.mark(later, residual) : later;
  }

  private Value object(Expression.ObjectExpression object, Environment environment) {
    SortedMap<String, Value> entries = new TreeMap<>();
    boolean complete = true;
    for (Expression.ObjectExpression.Entry entry : object.entries()) {
      Value value = evaluate(entry.value(), environment);
      Value key =
          entry.key() instanceof Expression.Variable(var _, var word)
              ? new Value.Text(word)
              : evaluate(entry.key(), environment);
      switch (key(key, entry.key())) {
        case Value.Text(var text) -> {
          if (entries.putIfAbsent(text, value) != null) {
            return twice(object, entry, text, environment);
          }
        }
        case Value unknown when Poison.is(unknown) -> {
          return Poison.at(object.span());
        }
        case Value _ -> complete = false;
      }
    }
    return complete ? new Value.ObjectOf(entries) : unknownObject(object, environment);
  }

  /** HCL would keep the last one and say nothing. */
  private Value twice(
      Expression.ObjectExpression object,
      Expression.ObjectExpression.Entry second,
      String key,
      Environment environment) {
    Expression first =
        object.entries().stream()
            .map(Expression.ObjectExpression.Entry::key)
            .filter(written -> isCalled(key, written, environment))
            .findFirst()
            .orElse(second.key());
    Value failure =
        failures.fail(
            object.span(),
            Diagnostic.of(
                    EvaluationRules.DUPLICATE_KEY,
                    second.key().span(),
                    "the key %s occurs twice",
                    ValueText.quoted(key))
                .related(first.span(), "it is here already")
                .detail("An object has each key once: take one of the two out."),
            () -> object);
    return Poison.is(failure) ? failure : unknownObject(object, environment);
  }

  private boolean isCalled(String key, Expression written, Environment environment) {
    return written instanceof Expression.Variable(var _, var word)
        ? word.equals(key)
        : key(evaluate(written, environment), written) instanceof Value.Text(var text)
            && text.equals(key);
  }

  /** A text, an unknown, or poison once it is reported that {@code key} is no key. */
  Value key(Value key, Expression written) {
    Value plain = Marks.unmark(key);
    if (plain instanceof Value.Null || key instanceof Value.Sensitive) {
      return failures.fail(
          written.span(),
          Diagnostic.of(
              EvaluationRules.NULL_VALUE,
              written.span(),
              plain instanceof Value.Null ? "the key is null" : "a key can not be sensitive"),
          () -> ValueExpressions.of(key, written.span()));
    }
    return switch (Conversions.convert(plain, Type.STRING)) {
      case Outcome.Ok(var text) -> text;
      case Outcome.Failed(var reason) ->
          failures.fail(
              written.span(),
              failed(written, reason),
              () -> ValueExpressions.of(key, written.span()));
    };
  }

  private Value unknownObject(Expression.ObjectExpression object, Environment environment) {
    List<Expression.ObjectExpression.Entry> entries = new ArrayList<>();
    for (Expression.ObjectExpression.Entry entry : object.entries()) {
      Value value = evaluate(entry.value(), environment);
      if (Marks.hasPoison(value)) {
        return Poison.at(object.span());
      }
      Expression key =
          entry.key() instanceof Expression.Variable(var span, var word)
              ? ValueExpressions.text(word, span)
              : new Expression.Parenthesized(
                  entry.key().span(),
                  ValueExpressions.of(evaluate(entry.key(), environment), entry.key().span()));
      entries.add(
          new Expression.ObjectExpression.Entry(
              key, ValueExpressions.of(value, entry.value().span())));
    }
    return new Value.Unknown(
        new Type.MapType(Type.ANY),
        Knowledge.NOT_NULL,
        new Expression.ObjectExpression(object.span(), entries));
  }

  private Value splat(Expression.Splat splat, Environment environment) {
    Value source = evaluate(splat.source(), environment);
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
              values.add(evaluate(splat.each(), environment.with(Environment.ELEMENT, element)));
            }
            yield plain instanceof Value.Tuple ? new Value.Tuple(values) : list(values);
          }
          case Value.Unknown unknown -> unknownSplat(splat, unknown, environment);
          // One value counts as a list of one, as in HCL.
          case Value one ->
              new Value.Tuple(
                  List.of(evaluate(splat.each(), environment.with(Environment.ELEMENT, one))));
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
        failures.keeping(
            () -> evaluate(splat.each(), environment.with(Environment.ELEMENT, element)));
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
