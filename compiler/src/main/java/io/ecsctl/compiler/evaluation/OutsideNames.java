package io.ecsctl.compiler.evaluation;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.binding.Symbol;
import io.ecsctl.compiler.function.FileScope;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.typing.TypedProgram;
import io.ecsctl.compiler.typing.UserFunction;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Value;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The names in expressions that are not part of a program: they mean what the program says they
 * mean.
 *
 * @param typed the program with the names and types of the expressions
 * @param coverage takes note of the resources that are read; null when nobody wants to know
 */
record OutsideNames(ProgramState state, TypedProgram typed, @Nullable Coverage coverage)
    implements NameSource {
  @Override
  public boolean failed(Expression expression) {
    return typed.hasFailed(expression);
  }

  @Override
  public Type type(Expression expression) {
    return typed.typeOf(expression);
  }

  @Override
  public @Nullable Value resolve(Expression expression, Environment environment) {
    Symbol symbol = typed.bound().symbols().at(expression);
    if (symbol == null) {
      return null;
    }
    Value value = state.meaning(symbol, expression.span(), environment);
    if (coverage != null && symbol instanceof Symbol.Resource && value != null) {
      note(value, coverage);
    }
    return value;
  }

  /** A block with {@code for_each} means all of its resources. */
  private static void note(Value named, Coverage coverage) {
    switch (named) {
      case Value.Reference(var address) -> coverage.read(address);
      case Value.Keyed keyed -> keyed.entries().values().forEach(each -> note(each, coverage));
      case Value.Sequence sequence -> sequence.elements().forEach(each -> note(each, coverage));
      case Value _ -> {}
    }
  }

  @Override
  public Expression origin(Value value, SourceSpan span) {
    return state.origin(value, span);
  }

  @Override
  public @Nullable UserFunction function(String name) {
    return state.function(name);
  }

  @Override
  public <T> T aside(Supplier<T> evaluation) {
    return state.aside(evaluation);
  }

  @Override
  public FileScope files() {
    return state.files();
  }

  @Override
  public @Nullable SourceSpan switchedOff(Expression name) {
    return state.switchedOff(name);
  }

  @Override
  public Value attribute(ResourceAddress address, Expression.GetAttribute read) {
    if (coverage != null) {
      coverage.read(address);
    }
    return state.attribute(address, read);
  }
}
