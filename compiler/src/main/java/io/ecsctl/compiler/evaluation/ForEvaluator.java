package io.ecsctl.compiler.evaluation;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.value.Knowledge;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.compiler.value.ValueText;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * {@code for} expressions: element by element when the collection is known, else once with
 * variables that stand for themselves.
 */
final class ForEvaluator {
  private final ExpressionEvaluator expressions;
  private final ObjectEvaluator objects;
  private final Failures failures;

  ForEvaluator(ExpressionEvaluator expressions, ObjectEvaluator objects, Failures failures) {
    this.expressions = expressions;
    this.objects = objects;
    this.failures = failures;
  }

  Value evaluate(Expression.For loop, Environment environment) {
    Value collection = expressions.evaluate(loop.collection(), environment);
    if (Poison.is(collection)) {
      return Poison.at(loop.span());
    }
    List<Elements.Entry> entries = Elements.of(collection);
    if (entries == null && !(Marks.unmark(collection) instanceof Value.Unknown)) {
      return failures.fail(
          loop.span(),
          Elements.noCollection("for", collection, loop.collection().span()),
          () -> ValueExpressions.of(collection, loop.span()));
    }
    Run run = new Run(loop, environment);
    Value result = entries == null ? null : run.over(entries);
    if (result == null) {
      return symbolic(loop, collection, environment);
    }
    boolean sensitive = collection instanceof Value.Sensitive || run.sensitive;
    return sensitive && !Poison.is(result)
        ? Marks.mark(
            result, ValueExpressions.of(symbolic(loop, collection, environment), loop.span()))
        : result;
  }

  /** One walk over known elements. */
  private final class Run {
    private final Expression.For loop;
    private final Environment environment;
    private final List<Value> list = new ArrayList<>();
    private final SortedMap<String, Value> object = new TreeMap<>();
    private final SortedMap<String, List<Value>> groups = new TreeMap<>();
    private boolean poisoned;
    private boolean sensitive;

    Run(Expression.For loop, Environment environment) {
      this.loop = loop;
      this.environment = environment;
    }

    /** Null when it depends on something unknown which elements there are. */
    @Nullable Value over(List<Elements.Entry> entries) {
      for (Elements.Entry entry : entries) {
        Environment inner =
            loop.keyName() == null
                ? environment
                : environment.with(loop.keyName().text(), entry.key());
        if (!add(inner.with(loop.valueName().text(), entry.value()))) {
          return null;
        }
      }
      return poisoned ? Poison.at(loop.span()) : collected();
    }

    private Value collected() {
      if (loop.key() == null) {
        return new Value.Tuple(list);
      }
      groups.forEach((key, values) -> object.put(key, new Value.Tuple(values)));
      return new Value.ObjectOf(object);
    }

    private boolean add(Environment inner) {
      if (loop.condition() != null) {
        Value condition = expressions.condition(loop.condition(), inner);
        sensitive |= condition instanceof Value.Sensitive;
        switch (Marks.unmark(condition)) {
          case Value.Bool(var holds) -> {
            expressions.took(loop.condition().span(), holds);
            if (!holds) {
              return true;
            }
          }
          case Value plain -> {
            poisoned |= Poison.is(plain);
            return poisoned;
          }
        }
      }
      if (loop.key() == null) {
        list.add(expressions.evaluate(loop.value(), inner));
        return true;
      }
      return put(loop.key(), inner);
    }

    private boolean put(Expression keyExpression, Environment inner) {
      Value key = objects.key(expressions.evaluate(keyExpression, inner), keyExpression);
      if (!(key instanceof Value.Text(var text))) {
        poisoned |= Poison.is(key);
        return poisoned;
      }
      Value value = expressions.evaluate(loop.value(), inner);
      if (loop.grouping()) {
        groups.computeIfAbsent(text, _ -> new ArrayList<>()).add(value);
      } else if (object.putIfAbsent(text, value) != null) {
        Value failure =
            failures.fail(
                loop.span(),
                Diagnostic.of(
                        EvaluationRules.DUPLICATE_KEY,
                        keyExpression.span(),
                        "the key %s occurs twice",
                        ValueText.quoted(text))
                    .detail(
                        "Take a key that is different for each element, or collect the values of"
                            + " one key in a list by writing ... after the value."),
                () -> loop);
        poisoned |= Poison.is(failure);
        return poisoned;
      }
      return true;
    }
  }

  private Value symbolic(Expression.For loop, Value collection, Environment environment) {
    return failures.keeping(() -> {
      Symbolic symbolic =
          Symbolic.bind(loop.keyName(), loop.valueName(), collection.type(), environment);
      Environment inner = symbolic.environment();
      Value key = loop.key() == null ? null : expressions.evaluate(loop.key(), inner);
      Value value = expressions.evaluate(loop.value(), inner);
      Value condition =
          loop.condition() == null ? null : expressions.evaluate(loop.condition(), inner);
      if (Marks.hasPoison(collection)
          || Marks.hasPoison(value)
          || (key != null && Marks.hasPoison(key))
          || (condition != null && Marks.hasPoison(condition))) {
        return Poison.at(loop.span());
      }
      Expression residual =
          new Expression.For(
              loop.span(),
              symbolic.key(),
              symbolic.value(),
              ValueExpressions.of(collection, loop.span()),
              key == null ? null : ValueExpressions.of(key, loop.span()),
              ValueExpressions.of(value, loop.span()),
              loop.grouping(),
              condition == null ? null : ValueExpressions.of(condition, loop.span()));
      Type type =
          loop.key() == null
              ? new Type.ListType(value.type())
              : new Type.MapType(loop.grouping() ? new Type.ListType(value.type()) : value.type());
      Value later = new Value.Unknown(type, Knowledge.NOT_NULL, residual);
      boolean sensitive = collection instanceof Value.Sensitive || Marks.hasSensitive(value);
      return sensitive ? Marks.mark(later, residual) : later;
    });
  }
}
