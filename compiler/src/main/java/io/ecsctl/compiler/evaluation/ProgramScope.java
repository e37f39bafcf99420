package io.ecsctl.compiler.evaluation;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.binding.Symbol;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.StageResult;
import io.ecsctl.compiler.function.FileScope;
import io.ecsctl.compiler.schema.ComputedAttribute;
import io.ecsctl.compiler.schema.KindSchema;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.syntax.ast.Body;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.typing.TypedProgram;
import io.ecsctl.compiler.typing.UserFunction;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A program's values, for expressions that are not part of it. What such an expression reads is
 * evaluated when it is asked for, once; the rest of the program is not.
 */
public final class ProgramScope {
  private final DiagnosticSink programSink = new DiagnosticSink();
  private final ProgramState state;
  private int told;

  public ProgramScope(TypedProgram typed, Inputs inputs) {
    state =
        new ProgramState(
            typed, Variables.evaluate(typed, inputs, programSink), inputs, programSink);
  }

  /**
   * What {@code expression} evaluates to, poison when it fails. Among the findings are those of the
   * program's own text that have come up since the last time.
   *
   * @param typed the program with the names and types of {@code expression}
   */
  public StageResult<Value> evaluate(Expression expression, TypedProgram typed) {
    DiagnosticSink sink = new DiagnosticSink();
    Value value =
        new ExpressionEvaluator(new Names(typed), new Failures(sink))
            .evaluate(expression, Environment.EMPTY);
    List<Diagnostic> found = new ArrayList<>(news());
    found.addAll(sink.found());
    return new StageResult<>(value, found);
  }

  /** What has come up in the program's own text since the last time. */
  public List<Diagnostic> news() {
    List<Diagnostic> all = programSink.found();
    List<Diagnostic> news = all.subList(told, all.size());
    told = all.size();
    return news;
  }

  /**
   * What is known of the resource at {@code address}: the attributes that the program sets and
   * those that only the live object has; the rest is left out.
   */
  public Value.ObjectOf attributes(ResourceAddress address, SourceSpan span) {
    KindSchema schema = state.block(address).declaration.object();
    List<String> names = new ArrayList<>(schema.body().attributes().keySet());
    schema.computed().stream().map(ComputedAttribute::name).forEach(names::add);
    SortedMap<String, Value> known = new TreeMap<>();
    for (String name : names) {
      Value value =
          state.attribute(
              address,
              new Expression.GetAttribute(
                  span, ValueExpressions.of(address, span), new Body.Name(span, name)));
      if (!(value instanceof Value.Null)) {
        known.put(name, value);
      }
    }
    return new Value.ObjectOf(known);
  }

  /** The expression's own names mean what the program says they mean. */
  private final class Names implements NameSource {
    private final TypedProgram typed;

    Names(TypedProgram typed) {
      this.typed = typed;
    }

    @Override
    public boolean failed(Expression expression) {
      return typed.failed().contains(expression);
    }

    @Override
    public Type type(Expression expression) {
      return typed.types().getOrDefault(expression, Type.ANY);
    }

    @Override
    public @Nullable Value resolve(Expression expression, Environment environment) {
      Symbol symbol = typed.bound().symbols().at(expression);
      return symbol == null ? null : state.meaning(symbol, expression.span(), environment);
    }

    @Override
    public @Nullable UserFunction function(String name) {
      return state.function(name);
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
      return state.attribute(address, read);
    }
  }
}
