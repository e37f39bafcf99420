package io.ecsctl.compiler.evaluation;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.program.Argument;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.compiler.value.ValueParts;
import java.util.HashSet;
import java.util.Set;

/** The resources that values refer to. */
final class References {
  private References() {}

  /** Those in {@code argument}, in no order. */
  static Set<ResourceAddress> of(Argument argument) {
    Set<ResourceAddress> found = new HashSet<>();
    collect(argument, found);
    return found;
  }

  private static void collect(Argument argument, Set<ResourceAddress> into) {
    switch (argument) {
      case Argument.Assigned assigned -> collect(assigned.value(), into);
      case Argument.Blocks(var blocks) ->
          blocks.forEach(
              block -> block.arguments().values().forEach(inner -> collect(inner, into)));
    }
  }

  /** What a residual reads was noted when it was read. */
  static void collect(Value value, Set<ResourceAddress> into) {
    ValueParts.each(
        value,
        part -> {
          if (part instanceof Value.Reference(var address)) {
            into.add(address);
          }
        });
  }
}
