package io.ecsctl.compiler.evaluation;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.Suggestions;
import io.ecsctl.compiler.function.FileScope;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.syntax.ast.Body;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.typing.UserFunction;
import io.ecsctl.compiler.value.Knowledge;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Value;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Names in the template of a {@code templatefile}: those that the call gives, and no others. */
final class TemplateNames implements NameSource {
  private final NameSource program;
  private final Value values;
  private final Failures failures;

  /**
   * @param values a map, or an unknown one
   */
  TemplateNames(NameSource program, Value values, Failures failures) {
    this.program = program;
    this.values = values;
    this.failures = failures;
  }

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
    if (!(expression instanceof Expression.Variable(var _, var name))) {
      return null;
    }
    Value bound = environment.get(name);
    return bound != null ? bound : given(expression, name);
  }

  private Value given(Expression read, String name) {
    Value given =
        switch (Marks.unmark(values)) {
          case Value.Keyed keyed when keyed.has(name) -> keyed.get(name);
          case Value.Keyed keyed -> missing(read, name, keyed.entries().keySet());
          case Value unknown ->
              new Value.Unknown(
                  Type.ANY,
                  Knowledge.NOTHING,
                  new Expression.GetAttribute(
                      read.span(),
                      ValueExpressions.of(unknown, read.span()),
                      new Body.Name(read.span(), name)));
        };
    return values instanceof Value.Sensitive(var _, var origin) && !Poison.is(given)
        ? Marks.mark(
            given,
            new Expression.GetAttribute(read.span(), origin, new Body.Name(read.span(), name)))
        : given;
  }

  private Value missing(Expression read, String name, Set<String> known) {
    Diagnostic.Builder diagnostic =
        Diagnostic.of(
            EvaluationRules.FUNCTION_FAILED,
            read.span(),
            "the template reads %s, which the call does not give it",
            name);
    Suggestions.nearest(name, known)
        .ifPresentOrElse(
            nearest -> diagnostic.didYouMean(nearest),
            () ->
                diagnostic.detail(
                    "%s",
                    known.isEmpty()
                        ? "It gives no names at all."
                        : "It gives: " + String.join(", ", known) + "."));
    return failures.fail(read.span(), diagnostic, () -> read);
  }

  @Override
  public Expression origin(Value value, SourceSpan span) {
    return program.origin(value, span);
  }

  @Override
  public @Nullable UserFunction function(String name) {
    return program.function(name);
  }

  @Override
  public <T> T aside(Supplier<T> evaluation) {
    return program.aside(evaluation);
  }

  @Override
  public FileScope files() {
    return program.files();
  }

  @Override
  public Value attribute(ResourceAddress address, Expression.GetAttribute read) {
    return program.attribute(address, read);
  }
}
