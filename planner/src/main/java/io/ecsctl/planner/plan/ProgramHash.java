package io.ecsctl.planner.plan;

import io.ecsctl.compiler.program.Check;
import io.ecsctl.compiler.program.Condition;
import io.ecsctl.compiler.program.Handover;
import io.ecsctl.compiler.program.Lifecycle;
import io.ecsctl.compiler.program.Lookup;
import io.ecsctl.compiler.program.Output;
import io.ecsctl.compiler.program.Program;
import io.ecsctl.compiler.program.Resource;
import io.ecsctl.compiler.syntax.ExpressionText;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.value.SecretName;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.compiler.value.ValueText;
import java.util.List;
import java.util.stream.Collectors;

/** Tells whether two plans come from the same program, whatever its layout and comments. */
final class ProgramHash {
  private ProgramHash() {}

  static String of(Program program) {
    StringBuilder text = new StringBuilder();
    text.append(program.stack().scope()).append(program.stack().tags()).append('\n');
    for (Resource resource : program.resources().values()) {
      text.append(resource.address())
          .append(' ')
          .append(describe(resource.body().toValue()))
          .append(describe(resource.lifecycle()))
          .append(resource.references())
          .append('\n');
    }
    for (Lookup lookup : program.lookups().values()) {
      text.append(lookup.address())
          .append(lookup.all() ? " all " : " ")
          .append(describe(lookup.arguments().toValue()))
          .append('\n');
    }
    for (Output output : program.outputs()) {
      text.append(output.name()).append(' ').append(describe(output.value())).append('\n');
    }
    for (Check check : program.checks()) {
      text.append(check.name()).append(' ').append(describe(check.condition())).append('\n');
    }
    Handover handover = program.handover();
    handover.moves().forEach(move -> text.append(move.from() + " > " + move.to() + "\n"));
    handover
        .adoptions()
        .forEach(adoption -> text.append(adoption.to() + " < " + adoption.id() + "\n"));
    handover
        .removals()
        .forEach(removal -> text.append(removal.from() + " . " + removal.destroy() + "\n"));
    return Desired.hash(text.toString());
  }

  private static String describe(Lifecycle lifecycle) {
    return lifecycle.preventDestroy()
        + " "
        + lifecycle.createBeforeDestroy()
        + lifecycle.ignoreChanges()
        + lifecycle.replaceTriggeredBy()
        + lifecycle.external()
        + describe(lifecycle.preconditions())
        + describe(lifecycle.postconditions());
  }

  private static String describe(List<Condition> conditions) {
    return conditions.stream()
        .map(ProgramHash::describe)
        .collect(Collectors.joining(",", "[", "]"));
  }

  private static String describe(Condition condition) {
    return describe(condition.holds()) + " else " + describe(condition.message());
  }

  /** Sensitive values go in as where they come from: a hash of them could be guessed at. */
  private static String describe(Value value) {
    return switch (value) {
      case Value.Unknown(var _, var _, var residual) -> describe(residual);
      case Value.Sensitive(var _, var origin) -> describe(origin);
      case Value.Sequence sequence ->
          sequence.elements().stream()
              .map(ProgramHash::describe)
              .collect(Collectors.joining(",", "[", "]"));
      case Value.Keyed keyed ->
          keyed.entries().entrySet().stream()
              .map(entry -> ValueText.quoted(entry.getKey()) + "=" + describe(entry.getValue()))
              .collect(Collectors.joining(",", "{", "}"));
      case Value.Null _,
          Value.Bool _,
          Value.Number _,
          Value.Text _,
          Value.CidrBlock _,
          Value.Port _,
          Value.Size _,
          Value.Cpu _,
          Value.Duration _,
          Value.Reference _ ->
          ValueText.of(value);
    };
  }

  private static String describe(Expression expression) {
    return SecretName.rename(ExpressionText.of(expression), _ -> "");
  }
}
