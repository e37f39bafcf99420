package io.ecsctl.compiler.evaluation;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.StageResult;
import io.ecsctl.compiler.schema.AttributeType;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.value.Knowledge;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/** Evaluates what was left of expressions, when what they wait for exists. */
public final class Residuals {
  private Residuals() {}

  /** The value as far as {@code scope} tells; what fails stays unknown. {@link #check} says why. */
  public static Value evaluate(Expression residual, ResidualScope scope) {
    Failures failures = new Failures(new DiagnosticSink());
    return failures.keeping(() ->
        new ExpressionEvaluator(new LiveNames(scope), failures)
            .evaluate(residual, Environment.EMPTY));
  }

  /** The same with its failures, whose spans are those of the residual. */
  public static StageResult<Value> check(Expression residual, ResidualScope scope) {
    DiagnosticSink sink = new DiagnosticSink();
    Failures failures = new Failures(sink);
    Value value =
        new ExpressionEvaluator(new LiveNames(scope), failures)
            .evaluate(residual, Environment.EMPTY);
    return new StageResult<>(value, sink.found());
  }

  /** As {@link #check}, converted to what the receiving attribute takes. */
  public static StageResult<Value> check(
      Expression residual, ResidualScope scope, String attribute, AttributeType type) {
    StageResult<Value> checked = check(residual, scope);
    if (checked.hasErrors()) {
      return checked;
    }
    DiagnosticSink sink = new DiagnosticSink();
    Value converted =
        AttributeConverter.convert(
                checked.value(),
                type,
                new AttributeConverter.Place(
                    attribute,
                    residual.span(),
                    null,
                    (Diagnostic.Builder problem) -> sink.report(problem)))
            .value();
    return new StageResult<>(converted, sink.found());
  }

  /** Names by their form alone: a residual has no declarations around it. */
  private record LiveNames(ResidualScope scope) implements NameSource {
    @Override
    public boolean failed(Expression expression) {
      return false;
    }

    @Override
    public Type type(Expression expression) {
      return Type.ANY;
    }

    @Override
    public @Nullable Value resolve(Expression expression, Environment environment) {
      if (expression instanceof Expression.Variable(var _, var name)) {
        return environment.get(name);
      }
      Expression root = ResidualNames.root(expression);
      if (root instanceof Expression.Variable(var _, var name) && environment.get(name) != null) {
        return null;
      }
      String variable = ResidualNames.variable(expression);
      if (variable != null) {
        return scope.variable(variable);
      }
      ResourceAddress address = ResidualNames.address(expression);
      if (address == null) {
        return null;
      }
      return scope.isSeveral(address)
          ? BorrowedValues.several(address, scope.count(address), expression.span())
          : new Value.Reference(address);
    }

    /** Whoever evaluates a residual has it, and so knows where the value came from. */
    @Override
    public Expression origin(Value value, SourceSpan span) {
      return ValueExpressions.of(value, span);
    }

    @Override
    public Value attribute(ResourceAddress address, Expression.GetAttribute read) {
      String name = read.name().text();
      return switch (scope.attributes(address)) {
        case Value.Keyed live when live.has(name) -> live.get(name);
        case Value.Keyed _, Value.Null() -> later(address, read, Type.ANY);
        case Value.Unknown(Type.ObjectType(var attributes, var _), var _, var _) ->
            later(address, read, attributes.getOrDefault(name, Type.ANY));
        case Value _ -> later(address, read, Type.ANY);
      };
    }

    private static Value later(ResourceAddress address, Expression.GetAttribute read, Type type) {
      return new Value.Unknown(
          type,
          Knowledge.NOTHING,
          new Expression.GetAttribute(
              read.span(), ValueExpressions.of(address, read.span()), read.name()));
    }
  }
}
