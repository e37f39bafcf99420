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
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Collectors;

/** Tells whether two plans come from the same program, whatever its layout and comments. */
final class ProgramHash {
  private ProgramHash() {}

  /** Resource by resource: the text of a large program would take more room than the program. */
  static String of(Program program) {
    MessageDigest digest = Desired.sha256();
    add(digest, program.stack().scope() + program.stack().tags() + "\n");
    StringBuilder text = new StringBuilder();
    String ofDefault = describe(Lifecycle.DEFAULT);
    for (Resource resource : program.resources().values()) {
      text.setLength(0);
      text.append(resource.address()).append(' ');
      describe(resource.body().toValue(), text);
      text.append(
          resource.lifecycle().equals(Lifecycle.DEFAULT)
              ? ofDefault
              : describe(resource.lifecycle()));
      text.append(resource.references()).append('\n');
      add(digest, text.toString());
    }
    add(digest, rest(program));
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void add(MessageDigest digest, String text) {
    digest.update(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String rest(Program program) {
    StringBuilder text = new StringBuilder();
    for (Lookup lookup : program.lookups().values()) {
      text.append(lookup.address()).append(lookup.all() ? " all " : " ");
      describe(lookup.arguments().toValue(), text);
      text.append('\n');
    }
    for (Output output : program.outputs()) {
      text.append(output.name()).append(' ');
      describe(output.value(), text);
      text.append('\n');
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
    return text.toString();
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
    StringBuilder text = new StringBuilder();
    describe(condition.holds(), text);
    text.append(" else ");
    describe(condition.message(), text);
    return text.toString();
  }

  /** Sensitive values go in as where they come from: a hash of them could be guessed at. */
  private static void describe(Value value, StringBuilder text) {
    switch (value) {
      case Value.Unknown(var _, var _, var residual) -> text.append(describe(residual));
      case Value.Sensitive(var _, var origin) -> text.append(describe(origin));
      case Value.Sequence sequence -> {
        text.append('[');
        String separator = "";
        for (Value element : sequence.elements()) {
          text.append(separator);
          describe(element, text);
          separator = ",";
        }
        text.append(']');
      }
      case Value.Keyed keyed -> {
        text.append('{');
        String separator = "";
        for (var entry : keyed.entries().entrySet()) {
          text.append(separator).append(ValueText.quoted(entry.getKey())).append('=');
          describe(entry.getValue(), text);
          separator = ",";
        }
        text.append('}');
      }
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
          ValueText.write(value, text);
    }
  }

  private static String describe(Expression expression) {
    return SecretName.rename(ExpressionText.of(expression), _ -> "");
  }
}
