package io.ecsctl.compiler.evaluation;

import io.ecsctl.compiler.binding.BoundProgram;
import io.ecsctl.compiler.binding.Declaration;
import io.ecsctl.compiler.binding.Node;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.StageResult;
import io.ecsctl.compiler.program.Output;
import io.ecsctl.compiler.program.Program;
import io.ecsctl.compiler.schema.NameRule;
import io.ecsctl.compiler.syntax.ast.Body;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.typing.TypedProgram;
import io.ecsctl.compiler.value.Conversions;
import io.ecsctl.compiler.value.Value;
import java.util.ArrayList;
import java.util.List;

/** A typed program and its inputs to what is to be made. */
public final class Evaluator {
  private final DiagnosticSink sink = new DiagnosticSink();
  private final BoundProgram bound;
  private final Variables variables;
  private final ProgramState state;

  private Evaluator(TypedProgram typed, Inputs inputs) {
    this.bound = typed.bound();
    this.variables = Variables.evaluate(typed, inputs, sink);
    this.state = new ProgramState(typed, variables, inputs, sink);
  }

  /** Whatever fails is reported and stands as {@link Poison} in the program. */
  public static StageResult<Evaluation> evaluate(TypedProgram typed, Inputs inputs) {
    return new Evaluator(typed, inputs).run();
  }

  private StageResult<Evaluation> run() {
    state.stack().checkVersion();
    bound.order().forEach(state::evaluate);
    // Names that nothing reads are in no one's order.
    for (Declaration.Resource resource : bound.resources().values()) {
      NameRule rule = resource.schema().name();
      if (rule != null) {
        state.evaluate(new Node.Argument(resource.kind(), resource.name(), rule.attribute()));
      }
    }
    bound.variables().values().forEach(this::validate);
    List<Output> outputs = new ArrayList<>();
    bound.outputs().forEach(output -> outputs.add(output(output)));
    Program program =
        new Program(state.stack().info(), new ProgramAssembler(state).resources(), outputs);
    return new StageResult<>(new Evaluation(program, variables.secrets()), sink.found());
  }

  private void validate(Declaration.Variable variable) {
    variable.block().body().blocks("validation").forEach(rule -> validate(variable, rule));
  }

  private void validate(Declaration.Variable variable, Body.Block rule) {
    Expression condition =
        rule.body().attribute("condition").map(Body.Attribute::value).orElse(null);
    if (condition == null) {
      return;
    }
    Value holds = Marks.unmark(state.expressions().condition(condition, Environment.EMPTY));
    if (!(holds instanceof Value.Bool(var valid)) || valid) {
      return;
    }
    sink.report(
        Diagnostic.of(
                EvaluationRules.VALIDATION_FAILED,
                variables.place(variable),
                "%s: %s",
                variable.path(),
                message(rule))
            .related(condition.span(), "this does not hold"));
  }

  private String message(Body.Block rule) {
    Value message =
        rule.body()
            .attribute("error_message")
            .map(Body.Attribute::value)
            .map(written -> state.expressions().evaluate(written, Environment.EMPTY))
            .orElse(Value.NULL);
    // A message over a sensitive value would show it.
    String text = message instanceof Value.Sensitive ? null : Conversions.text(message);
    return text == null ? "the value is not valid" : text;
  }

  private Output output(Declaration.Output output) {
    Value value =
        output
            .argument("value")
            .map(written -> state.expressions().evaluate(written, Environment.EMPTY))
            .orElse(Value.NULL);
    boolean sensitive =
        output.argument("sensitive").orElse(null) instanceof Expression.BoolLiteral(var _, var flag)
            && flag;
    if (!sensitive && Marks.hasSensitive(value)) {
      sink.report(
          Diagnostic.of(
                  EvaluationRules.SENSITIVE_OUTPUT,
                  output.argument("value").map(Expression::span).orElse(output.span()),
                  "%s would show a sensitive value",
                  output.path())
              .detail(
                  "To keep it and never show it, add: sensitive = true. To show it, say so:"
                      + " nonsensitive(…)."));
    }
    return new Output(output.name(), value, sensitive, description(output), output.span());
  }

  private static String description(Declaration.Output output) {
    String text =
        output.argument("description").orElse(null) instanceof Expression.Template template
            ? template.constant()
            : null;
    return text == null ? "" : text;
  }
}
