package io.ecsctl.compiler.evaluation;

import io.ecsctl.compiler.binding.BoundProgram;
import io.ecsctl.compiler.binding.Declaration;
import io.ecsctl.compiler.binding.Node;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.StageResult;
import io.ecsctl.compiler.program.Check;
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
  private final Conditions conditions;

  private Evaluator(TypedProgram typed, Inputs inputs) {
    this.bound = typed.bound();
    this.variables = Variables.evaluate(typed, inputs, sink);
    this.state = new ProgramState(typed, variables, inputs, sink);
    this.conditions = new Conditions(state.expressions(), state.failures());
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
        new Program(
            state.stack().info(), new ProgramAssembler(state).resources(), outputs, checks());
    return new StageResult<>(new Evaluation(program, variables.secrets()), sink.found());
  }

  private List<Check> checks() {
    List<Check> later = new ArrayList<>();
    for (Declaration.Check check : bound.checks()) {
      check
          .block()
          .body()
          .blocks("assert")
          .forEach(
              assertion ->
                  conditions
                      .evaluate(
                          assertion,
                          Environment.EMPTY,
                          EvaluationRules.CHECK_FAILED,
                          "check \"" + check.name() + "\"")
                      .ifPresent(condition -> later.add(new Check(check.name(), condition))));
    }
    return later;
  }

  private void validate(Declaration.Variable variable) {
    variable.block().body().blocks("validation").forEach(rule -> validate(variable, rule));
  }

  private void validate(Declaration.Variable variable, Body.Block rule) {
    rule.body()
        .attribute("condition")
        .flatMap(
            condition ->
                conditions.evaluate(
                    condition.value(),
                    rule,
                    Environment.EMPTY,
                    EvaluationRules.VALIDATION_FAILED,
                    variable.path(),
                    variables.place(variable)))
        .ifPresent(_ -> beyondVariables(variable, rule));
  }

  /** What variables are checked by is there before anything else is. */
  private void beyondVariables(Declaration.Variable variable, Body.Block rule) {
    sink.report(
        Diagnostic.of(
                EvaluationRules.VALIDATION_UNKNOWN,
                rule.body().attribute("condition").map(Body.Attribute::span).orElse(rule.header()),
                "whether %s is valid would only be known after apply",
                variable.path())
            .detail(
                "A validation reads variables, and locals made of them. To check what AWS makes, use a"
                    + " precondition of a resource, or a check."));
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
