package io.ecsctl.compiler.evaluation;

import io.ecsctl.compiler.binding.BoundProgram;
import io.ecsctl.compiler.binding.Declaration;
import io.ecsctl.compiler.binding.Node;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.StageResult;
import io.ecsctl.compiler.program.Check;
import io.ecsctl.compiler.program.Handover;
import io.ecsctl.compiler.program.Output;
import io.ecsctl.compiler.program.Program;
import io.ecsctl.compiler.schema.NameRule;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.typing.TypedProgram;
import io.ecsctl.compiler.value.Value;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A typed program and its inputs to what is to be made. */
public final class Evaluator {
  private final DiagnosticSink sink;
  private final ProgramState root;
  private final Map<String, Value> secrets = new HashMap<>();
  private final List<Check> checks = new ArrayList<>();

  /** Modules by their paths, as they are met: used here, and not. */
  private final Set<String> used = new HashSet<>();

  private final Map<String, TypedProgram> unused = new LinkedHashMap<>();

  private Evaluator(ProgramState root, DiagnosticSink sink) {
    this.root = root;
    this.sink = sink;
  }

  /** Whatever fails is reported and stands as {@link Poison} in the program. */
  public static StageResult<Evaluation> evaluate(TypedProgram typed, Inputs inputs) {
    DiagnosticSink sink = new DiagnosticSink();
    Variables variables = Variables.evaluate(typed, inputs, sink);
    ProgramState root = new ProgramState(typed, variables, inputs, sink);
    SecondHalf.evaluate(root, other -> new ProgramState(typed, variables, inputs, other));
    return new Evaluator(root, sink).run();
  }

  /**
   * Evaluates a module by itself, for any input: of what its user decides nothing is known. What
   * fails for that reason alone is among the diagnostics.
   */
  public static StageResult<Evaluation> alone(TypedProgram module, Inputs inputs) {
    DiagnosticSink sink = new DiagnosticSink();
    return new Evaluator(new ProgramState(module, new OpenVariables(module), inputs, sink), sink)
        .run();
  }

  /**
   * Evaluates the program with some of its values taken from elsewhere.
   *
   * @param inputs those for variables are not looked at
   */
  public static Trial evaluate(TypedProgram typed, Inputs inputs, Substitutions substitutions) {
    DiagnosticSink sink = new DiagnosticSink();
    ProgramState root = new ProgramState(typed, substitutions, inputs, sink);
    StageResult<Evaluation> result = new Evaluator(root, sink).run();
    substitutions.coverage().made(result.value().program().resources().keySet());
    return new Trial(result.value(), new ProgramScope(root, sink), result.diagnostics());
  }

  /**
   * A program that was evaluated for somebody who wants to look into it.
   *
   * @param scope whose news begin with {@code diagnostics}
   */
  public record Trial(Evaluation evaluation, ProgramScope scope, List<Diagnostic> diagnostics) {
    public Trial {
      diagnostics = List.copyOf(diagnostics);
    }
  }

  private StageResult<Evaluation> run() {
    root.stack().checkVersion();
    root.bound().variables().values().forEach(root::variable);
    evaluate(root);
    List<Output> outputs = new ArrayList<>();
    root.bound().outputs().forEach(output -> outputs.add(output(output)));
    Program assembled = new ProgramAssembler(root).program(outputs, checks);
    Handover handover = new HandoverEvaluator(root, assembled).evaluate();
    Program program = handover.equals(Handover.NONE) ? assembled : assembled.withHandover(handover);
    secrets.putAll(root.ownSecrets());
    return new StageResult<>(new Evaluation(program, secrets, idle()), sink.found());
  }

  /** Everything in a program or an instance of a module, and in the modules that it uses. */
  private void evaluate(ProgramState state) {
    BoundProgram bound = state.bound();
    bound.order().forEach(state::evaluate);
    // Names that nothing reads are in no one's order.
    for (Declaration.Resource resource : bound.resources().values()) {
      NameRule rule = resource.schema().name();
      if (rule != null) {
        state.evaluate(new Node.Argument(resource.blockType(), resource.name(), rule.attribute()));
      }
    }
    Assertions assertions = new Assertions(state);
    bound.variables().values().forEach(assertions::validate);
    for (ModuleState module : state.modules()) {
      TypedProgram typed = module.source;
      if (state.instances(module).isEmpty()) {
        unused.putIfAbsent(typed.bound().path(), typed);
      } else {
        used.add(typed.bound().path());
      }
      for (ProgramState instance : state.instances(module)) {
        // What nobody reads may be wrong all the same.
        instance.bound().variables().values().forEach(instance::variable);
        evaluate(instance);
        instance.bound().outputs().forEach(instance::output);
      }
    }
    bound.checks().forEach(assertions::check);
    checks.addAll(assertions.later());
    secrets.putAll(state.variables().secrets());
  }

  /** Those that have an instance somewhere else are in the program. */
  private List<TypedProgram> idle() {
    return unused.entrySet().stream()
        .filter(module -> !used.contains(module.getKey()))
        .map(Map.Entry::getValue)
        .toList();
  }

  private Output output(Declaration.Output output) {
    return new Output(
        output.name(),
        OutputValues.evaluate(output, root.expressions(), root.failures()),
        OutputValues.isSensitive(output),
        description(output),
        output.span());
  }

  private static String description(Declaration.Output output) {
    String text =
        output.argument("description").orElse(null) instanceof Expression.Template template
            ? template.constant()
            : null;
    return text == null ? "" : text;
  }
}
