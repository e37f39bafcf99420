package io.ecsctl.planner.plan;

import io.ecsctl.compiler.program.Output;
import io.ecsctl.compiler.program.Program;
import io.ecsctl.compiler.program.Resource;
import io.ecsctl.compiler.syntax.ExpressionText;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.compiler.value.ValueText;
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
          .append(resource.lifecycle())
          .append(resource.references())
          .append('\n');
    }
    for (Output output : program.outputs()) {
      text.append(output.name()).append(' ').append(describe(output.value())).append('\n');
    }
    return Desired.hash(text.toString());
  }

  /** Sensitive values go in as where they come from: a hash of them could be guessed at. */
  private static String describe(Value value) {
    return switch (value) {
      case Value.Unknown(var _, var _, var residual) -> ExpressionText.of(residual);
      case Value.Sensitive(var _, var origin) -> ExpressionText.of(origin);
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
}
