package io.ecsctl.compiler.evaluation;

import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.syntax.ast.Body;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.syntax.ast.Parts;
import io.ecsctl.compiler.syntax.ast.TemplatePart;
import io.ecsctl.compiler.value.Outcome;
import io.ecsctl.compiler.value.SecretName;
import io.ecsctl.compiler.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Secrets that the program itself states: texts and files under {@code sensitive(…)}, values of
 * sensitive attributes. Expressions are written to plan files, so they name such a value as they
 * name a sensitive variable, and never hold it.
 */
final class OwnSecrets {
  private final Map<String, Value> values = new HashMap<>();

  /** What the names stand for. */
  Map<String, Value> values() {
    return values;
  }

  /** A closed expression that gives {@code value} back and has no constant in it. */
  Expression origin(Value value, SourceSpan span) {
    return switch (value) {
      case Value.Null _, Value.Reference _ -> ValueExpressions.of(value, span);
      case Value.Sensitive(var _, var origin) -> origin;
      case Value.Unknown(var _, var _, var residual) -> named(residual);
      case Value.Sequence sequence when Marks.hasSensitive(value) || Marks.hasUnknown(value) ->
          collection(
              sequence,
              new Expression.Tuple(
                  span, sequence.elements().stream().map(one -> origin(one, span)).toList()),
              span);
      case Value.Keyed keyed when Marks.hasSensitive(value) || Marks.hasUnknown(value) ->
          object(keyed, span);
      case Value known -> name(known, span);
    };
  }

  private static Expression collection(Value.Sequence like, Expression tuple, SourceSpan span) {
    return like instanceof Value.SetOf
        ? new Expression.Call(span, new Body.Name(span, "toset"), List.of(tuple), false)
        : tuple;
  }

  private Expression object(Value.Keyed keyed, SourceSpan span) {
    List<Expression.ObjectExpression.Entry> entries = new ArrayList<>();
    keyed
        .entries()
        .forEach((key, value) ->
            entries.add(
                new Expression.ObjectExpression.Entry(
                    ValueExpressions.text(key, span), origin(value, span))));
    return new Expression.ObjectExpression(span, entries);
  }

  private Expression name(Value value, SourceSpan span) {
    String name = SecretName.of(value);
    values.put(name, value);
    return VariableNames.read(name, span);
  }

  /** {@code residual} with names in place of its constants. */
  private Expression named(Expression residual) {
    return switch (residual) {
      case Expression.BoolLiteral(var span, var bool) -> name(new Value.Bool(bool), span);
      case Expression.NumberLiteral(var span, var number) -> name(new Value.Number(number), span);
      case Expression.TypedLiteral literal
          when ExpressionEvaluator.value(literal) instanceof Outcome.Ok(var value) ->
          name(value, literal.span());
      case Expression.Template(var _, var parts) when parts.isEmpty() -> residual;
      case Expression.Template(var span, var parts)
          when parts.size() == 1
              && parts.getFirst() instanceof TemplatePart.Text(var _, var text) ->
          name(new Value.Text(text), span);
      case Expression.Template(var span, var parts) ->
          new Expression.Template(span, parts.stream().map(this::named).toList());
      // What is read of something else is no part of the secret; only what is done with it.
      case Expression.GetAttribute _, Expression.Index _
          when !(ResidualNames.root(residual) instanceof Expression.Call) ->
          residual;
      case Expression.Index(var span, var collection, var key) ->
          new Expression.Index(span, named(collection), key);
      case Expression.ObjectExpression(var span, var entries) ->
          new Expression.ObjectExpression(
              span,
              entries.stream()
                  .map(entry ->
                      new Expression.ObjectExpression.Entry(entry.key(), named(entry.value())))
                  .toList());
      case Expression other -> Parts.map(other, this::named);
    };
  }

  private TemplatePart named(TemplatePart part) {
    return switch (part) {
      case TemplatePart.Text(var span, var text) ->
          new TemplatePart.Interpolation(span, name(new Value.Text(text), span));
      case TemplatePart.Interpolation(var span, var value) ->
          new TemplatePart.Interpolation(span, named(value));
      case TemplatePart.If(var span, var condition, var whenTrue, var whenFalse) ->
          new TemplatePart.If(
              span,
              named(condition),
              whenTrue.stream().map(this::named).toList(),
              whenFalse.stream().map(this::named).toList());
      case TemplatePart.For(var span, var key, var name, var collection, var body) ->
          new TemplatePart.For(
              span, key, name, named(collection), body.stream().map(this::named).toList());
    };
  }
}
