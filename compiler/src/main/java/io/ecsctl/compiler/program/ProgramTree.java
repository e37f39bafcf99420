package io.ecsctl.compiler.program;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.syntax.ExpressionText;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.compiler.value.ValueText;
import java.util.Map;
import java.util.SortedSet;
import java.util.stream.Collectors;

/** The text form of a program. */
final class ProgramTree {
  private final StringBuilder out = new StringBuilder();

  private ProgramTree() {}

  static String of(Program program) {
    ProgramTree tree = new ProgramTree();
    tree.stack(program.stack());
    program.lookups().values().forEach(tree::lookup);
    program.resources().values().forEach(tree::resource);
    for (Output output : program.outputs()) {
      tree.out.append("output.").append(output.name()).append(" = ");
      if (output.sensitive()) {
        tree.out.append(ValueText.SENSITIVE);
      } else {
        tree.value(output.value());
      }
      tree.out.append('\n');
    }
    for (Check check : program.checks()) {
      tree.condition("check." + check.name(), check.condition());
    }
    tree.handover(program.handover());
    return tree.out.toString();
  }

  private void handover(Handover handover) {
    handover
        .moves()
        .forEach(move -> out.append("moved %s to %s\n".formatted(move.from(), move.to())));
    handover
        .adoptions()
        .forEach(
            adoption -> out.append("import %s as %s\n".formatted(adoption.id(), adoption.to())));
    handover
        .removals()
        .forEach(removal ->
            out.append(
                "removed %s, %s\n"
                    .formatted(removal.from(), removal.destroy() ? "deleted" : "kept")));
  }

  private void stack(StackInfo stack) {
    out.append("stack ").append(stack.scope());
    if (!stack.region().isEmpty()) {
      out.append(" region=").append(stack.region());
    }
    if (!stack.account().isEmpty()) {
      out.append(" account=").append(stack.account());
    }
    stack.tags().forEach((key, value) -> out.append(" tag:").append(key).append('=').append(value));
    out.append('\n');
  }

  private void resource(Resource resource) {
    out.append(resource.address()).append(resource.nameGenerated() ? " (name generated)\n" : "\n");
    Lifecycle lifecycle = resource.lifecycle();
    lifecycle(lifecycle);
    lifecycle.preconditions().forEach(condition -> condition("  precondition", condition));
    lifecycle.postconditions().forEach(condition -> condition("  postcondition", condition));
    addresses("references", resource.references());
    addresses("separate", resource.separateReferences());
    block("  ", resource.body());
  }

  private void lookup(Lookup lookup) {
    out.append(lookup.address()).append(lookup.all() ? " (all)\n" : "\n");
    addresses("references", lookup.references());
    block("  ", lookup.arguments());
    if (!lookup.read().isEmpty()) {
      out.append("  reads: ").append(String.join(", ", lookup.read())).append('\n');
    }
    if (lookup.found() != null) {
      for (Value.ObjectOf found : lookup.found()) {
        out.append("  found ");
        value(found);
        out.append('\n');
      }
    }
  }

  private void lifecycle(Lifecycle lifecycle) {
    StringBuilder said = new StringBuilder();
    if (lifecycle.preventDestroy()) {
      said.append(" prevent_destroy");
    }
    if (lifecycle.createBeforeDestroy() != null) {
      said.append(" create_before_destroy=").append(lifecycle.createBeforeDestroy());
    }
    if (!lifecycle.ignoreChanges().isEmpty()) {
      said.append(" ignore_changes=").append(lifecycle.ignoreChanges());
    }
    if (!lifecycle.replaceTriggeredBy().isEmpty()) {
      said.append(" replace_triggered_by=").append(lifecycle.replaceTriggeredBy());
    }
    if (!lifecycle.external().isEmpty()) {
      said.append(" external=").append(lifecycle.external());
    }
    if (!said.isEmpty()) {
      out.append("  lifecycle:").append(said).append('\n');
    }
  }

  private void condition(String what, Condition condition) {
    out.append(what).append(" = ");
    value(condition.holds());
    out.append(", else ");
    value(condition.message());
    out.append('\n');
  }

  private void addresses(String name, SortedSet<ResourceAddress> addresses) {
    if (!addresses.isEmpty()) {
      out.append("  ")
          .append(name)
          .append(": ")
          .append(
              addresses.stream().map(ResourceAddress::toString).collect(Collectors.joining(", ")))
          .append('\n');
    }
  }

  private void block(String indent, Block block) {
    for (Map.Entry<String, Argument> entry : block.arguments().entrySet()) {
      switch (entry.getValue()) {
        case Argument.Assigned assigned -> {
          out.append(indent).append(entry.getKey()).append(" = ");
          value(assigned.value());
          out.append('\n');
        }
        case Argument.Blocks(var blocks) -> {
          for (Block inner : blocks) {
            out.append(indent).append(entry.getKey()).append('\n');
            block(indent + "  ", inner);
          }
        }
      }
    }
  }

  /** Unknown values may be deep inside: then the collection is written out around them. */
  private void value(Value value) {
    switch (value) {
      case Value.Unknown(var type, var known, var residual) -> {
        out.append("unknown ").append(type);
        if (!known.prefix().isEmpty()) {
          out.append(" starting ").append(ValueText.quoted(known.prefix()));
        }
        out.append(": ");
        out.append(residual instanceof Expression.Invalid ? "failed" : ExpressionText.of(residual));
      }
      case Value.Sequence sequence -> {
        String between = "";
        out.append('[');
        for (Value element : sequence.elements()) {
          out.append(between);
          value(element);
          between = ", ";
        }
        out.append(']');
      }
      case Value.Keyed keyed -> {
        String between = "{ ";
        out.append(keyed.entries().isEmpty() ? "{ " : "");
        for (Map.Entry<String, Value> entry : keyed.entries().entrySet()) {
          out.append(between).append(ValueText.key(entry.getKey())).append(" = ");
          value(entry.getValue());
          between = ", ";
        }
        out.append(" }");
      }
      case Value plain -> out.append(ValueText.of(plain));
    }
  }
}
