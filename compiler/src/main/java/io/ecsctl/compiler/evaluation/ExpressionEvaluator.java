package io.ecsctl.compiler.evaluation;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.syntax.ast.BinaryOperator;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.typing.Literals;
import io.ecsctl.compiler.value.Conversions;
import io.ecsctl.compiler.value.Operators;
import io.ecsctl.compiler.value.Outcome;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Value;
import java.util.ArrayList;
import java.util.List;
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
  private final ConditionalEvaluator conditionals;
  private final ObjectEvaluator objects;
  private final SplatEvaluator splats;

  ExpressionEvaluator(NameSource names, Failures failures) {
    this.names = names;
    this.failures = failures;
    this.lifting = new Lifting(failures);
    this.access = new AccessEvaluator(names, failures);
    this.calls = new CallEvaluator(this, names, failures, lifting);
    this.templates = new TemplateEvaluator(this, failures);
    this.objects = new ObjectEvaluator(this, failures);
    this.loops = new ForEvaluator(this, objects, failures);
    this.conditionals = new ConditionalEvaluator(this, names, failures);
    this.splats = new SplatEvaluator(this, failures);
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
      case Expression.Splat splat -> splats.evaluate(splat, environment);
      case Expression.SplatElement _ -> {
        Value element = environment.get(Environment.ELEMENT);
        yield element == null ? Poison.at(expression.span()) : element;
      }
      case Expression.Call call -> calls.evaluate(call, environment);
      case Expression.Unary unary -> unary(unary, environment);
      case Expression.Binary binary -> binary(binary, environment);
      case Expression.Conditional conditional -> conditionals.evaluate(conditional, environment);
      case Expression.Tuple(var _, var elements) -> {
        List<Value> values = new ArrayList<>(elements.size());
        elements.forEach(element -> values.add(evaluate(element, environment)));
        yield new Value.Tuple(values);
      }
      case Expression.ObjectExpression object -> objects.evaluate(object, environment);
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

  static Diagnostic.Builder failed(Expression operation, String reason) {
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
}
