package io.ecsctl.compiler.evaluation;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.typing.TypingRules;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Value;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** For expressions that come before the program has values: defaults and inputs of variables. */
final class ConstantNames implements NameSource {
  private final Set<Expression> failed;
  private final Failures failures;
  private final Coverage coverage;

  ConstantNames(Set<Expression> failed, Failures failures, Coverage coverage) {
    this.failed = failed;
    this.failures = failures;
    this.coverage = coverage;
  }

  @Override
  public void took(SourceSpan branch, boolean way) {
    coverage.took(branch, way);
  }

  @Override
  public boolean failed(Expression expression) {
    return failed.contains(expression);
  }

  @Override
  public Type type(Expression expression) {
    return Type.ANY;
  }

  @Override
  public @Nullable Value resolve(Expression expression, Environment environment) {
    return switch (expression) {
      case Expression.Variable(var span, var name) -> {
        Value bound = environment.get(name);
        yield bound != null ? bound : refuse(expression, span);
      }
      case Expression.GetAttribute(var span, Expression.Variable(var _, var root), var _)
          when environment.get(root) == null ->
          refuse(expression, span);
      case Expression _ -> null;
    };
  }

  private Value refuse(Expression expression, SourceSpan span) {
    return failures.fail(
        span,
        Diagnostic.of(TypingRules.NOT_CONSTANT, span, "%s can not be read here", span.text())
            .detail(
                "The value of a variable is there before everything else, so it is a constant."
                    + " Text is written in quotes."),
        () -> expression);
  }

  /** {@link VariableRules} names what is sensitive by its variable. */
  @Override
  public Expression origin(Value value, SourceSpan span) {
    return ValueExpressions.of(value, span);
  }

  @Override
  public Value attribute(ResourceAddress address, Expression.GetAttribute read) {
    return refuse(read, read.span());
  }
}
