package io.ecsctl.compiler.evaluation;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.ShownValue;
import io.ecsctl.compiler.diagnostic.StageResult;
import io.ecsctl.compiler.schema.ComputedAttribute;
import io.ecsctl.compiler.schema.KindSchema;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.syntax.ast.Body;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.typing.TypedProgram;
import io.ecsctl.compiler.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A program's values, for expressions that are not part of it. What such an expression reads is
 * evaluated when it is asked for, once; the rest of the program is not.
 */
public final class ProgramScope {
  private final DiagnosticSink programSink;
  private final ProgramState state;
  private int told;

  public ProgramScope(TypedProgram typed, Inputs inputs) {
    programSink = new DiagnosticSink();
    state =
        new ProgramState(
            typed, Variables.evaluate(typed, inputs, programSink), inputs, programSink);
  }

  /** Of a program that is evaluated as a whole. */
  ProgramScope(ProgramState state, DiagnosticSink programSink) {
    this.state = state;
    this.programSink = programSink;
  }

  /**
   * What {@code expression} evaluates to, poison when it fails. Among the findings are those of the
   * program's own text that have come up since the last time.
   *
   * @param typed the program with the names and types of {@code expression}
   */
  public StageResult<Value> evaluate(Expression expression, TypedProgram typed) {
    return evaluate(expression, typed, Map.of(), null);
  }

  /**
   * As {@link #evaluate(Expression, TypedProgram)}.
   *
   * @param names what the expression may read besides
   * @param coverage takes note of the resources that are read; null when nobody wants to know
   */
  public StageResult<Value> evaluate(
      Expression expression,
      TypedProgram typed,
      Map<String, Value> names,
      @Nullable Coverage coverage) {
    DiagnosticSink sink = new DiagnosticSink();
    Value value =
        new ExpressionEvaluator(new OutsideNames(state, typed, coverage), new Failures(sink))
            .evaluate(expression, environment(names));
    List<Diagnostic> found = new ArrayList<>(news());
    found.addAll(sink.found());
    return new StageResult<>(value, found);
  }

  /** What the parts of {@code expression} evaluate to; sensitive values are not shown. */
  public List<ShownValue> explain(
      Expression expression, TypedProgram typed, Map<String, Value> names) {
    Failures failures = new Failures(new DiagnosticSink());
    ExpressionEvaluator evaluator =
        new ExpressionEvaluator(new OutsideNames(state, typed, null), failures);
    return new Explanation(evaluator, failures).values(expression, environment(names));
  }

  private static Environment environment(Map<String, Value> names) {
    Environment environment = Environment.EMPTY;
    for (Map.Entry<String, Value> name : names.entrySet()) {
      environment = environment.with(name.getKey(), name.getValue());
    }
    return environment;
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
}
