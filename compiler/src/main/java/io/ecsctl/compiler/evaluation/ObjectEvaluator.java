package io.ecsctl.compiler.evaluation;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.value.Conversions;
import io.ecsctl.compiler.value.Knowledge;
import io.ecsctl.compiler.value.Outcome;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.compiler.value.ValueText;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Objects: a map of what is known, or an unknown where a key is not. */
final class ObjectEvaluator {
  private final ExpressionEvaluator expressions;
  private final Failures failures;

  ObjectEvaluator(ExpressionEvaluator expressions, Failures failures) {
    this.expressions = expressions;
    this.failures = failures;
  }

  Value evaluate(Expression.ObjectExpression object, Environment environment) {
    SortedMap<String, Value> entries = new TreeMap<>();
    boolean complete = true;
    for (Expression.ObjectExpression.Entry entry : object.entries()) {
      Value value = expressions.evaluate(entry.value(), environment);
      Value key =
          entry.key() instanceof Expression.Variable(var _, var word)
              ? new Value.Text(word)
              : expressions.evaluate(entry.key(), environment);
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
        : key(expressions.evaluate(written, environment), written) instanceof Value.Text(var text)
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
              ExpressionEvaluator.failed(written, reason),
              () -> ValueExpressions.of(key, written.span()));
    };
  }

  private Value unknownObject(Expression.ObjectExpression object, Environment environment) {
    List<Expression.ObjectExpression.Entry> entries = new ArrayList<>();
    for (Expression.ObjectExpression.Entry entry : object.entries()) {
      Value value = expressions.evaluate(entry.value(), environment);
      if (Marks.hasPoison(value)) {
        return Poison.at(object.span());
      }
      Expression key =
          entry.key() instanceof Expression.Variable(var span, var word)
              ? ValueExpressions.text(word, span)
              : new Expression.Parenthesized(
                  entry.key().span(),
                  ValueExpressions.of(
                      expressions.evaluate(entry.key(), environment), entry.key().span()));
      entries.add(
          new Expression.ObjectExpression.Entry(
              key, ValueExpressions.of(value, entry.value().span())));
    }
    return new Value.Unknown(
        new Type.MapType(Type.ANY),
        Knowledge.NOT_NULL,
        new Expression.ObjectExpression(object.span(), entries));
  }
}
