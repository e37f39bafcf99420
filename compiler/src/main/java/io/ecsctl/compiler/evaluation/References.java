package io.ecsctl.compiler.evaluation;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.program.Argument;
import io.ecsctl.compiler.value.Value;
import java.util.Set;

/** The resources that values refer to. */
final class References {
  private References() {}

  static void collect(Argument argument, Set<ResourceAddress> into) {
    switch (argument) {
      case Argument.Assigned assigned -> collect(assigned.value(), into);
      case Argument.Blocks(var blocks) ->
          blocks.forEach(
              block -> block.arguments().values().forEach(inner -> collect(inner, into)));
    }
  }

  static void collect(Value value, Set<ResourceAddress> into) {
    switch (value) {
      case Value.Reference(var address) -> into.add(address);
      case Value.Sequence sequence ->
          sequence.elements().forEach(element -> collect(element, into));
      case Value.Keyed keyed -> keyed.entries().values().forEach(entry -> collect(entry, into));
      case Value.Sensitive(var inner, var _) -> collect(inner, into);
      // What a residual reads was noted when it was read.
      case Value.Null _,
          Value.Bool _,
          Value.Number _,
          Value.Text _,
          Value.CidrBlock _,
          Value.Port _,
          Value.Size _,
          Value.Cpu _,
          Value.Duration _,
          Value.Unknown _ -> {}
    }
  }
}
