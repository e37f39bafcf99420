package io.ecsctl.compiler.model;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.program.Argument;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.program.Program;
import io.ecsctl.compiler.program.Resource;
import io.ecsctl.compiler.value.Knowledge;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.compiler.value.ValueParts;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Makes sensitive values unknown. A finding quotes the values it is about, so a rule must not see
 * one that may not be shown; as with any unknown value it stays silent then.
 */
final class Redaction {
  private Redaction() {}

  static Program of(Program program) {
    Map<ResourceAddress, Resource> resources = new LinkedHashMap<>();
    boolean changed = false;
    for (Resource resource : program.resources().values()) {
      boolean open = isOpen(resource.body());
      changed |= !open;
      resources.put(resource.address(), open ? resource : redacted(resource));
    }
    return changed ? program.withResources(resources) : program;
  }

  private static Resource redacted(Resource resource) {
    return new Resource(
        resource.address(),
        resource.schema(),
        resource.header(),
        of(resource.body()),
        resource.lifecycle(),
        resource.nameGenerated(),
        resource.references(),
        resource.separateReferences());
  }

  /** Holds nothing sensitive, as nearly all do: then nothing is copied. */
  private static boolean isOpen(Block block) {
    for (Argument argument : block.arguments().values()) {
      boolean open =
          switch (argument) {
            case Argument.Assigned assigned -> isOpen(assigned.value());
            case Argument.Blocks(var blocks) -> {
              boolean all = true;
              for (Block inner : blocks) {
                all = all && isOpen(inner);
              }
              yield all;
            }
          };
      if (!open) {
        return false;
      }
    }
    return true;
  }

  private static Block of(Block block) {
    if (isOpen(block)) {
      return block;
    }
    Map<String, Argument> arguments = new LinkedHashMap<>();
    block.arguments().forEach((name, argument) -> arguments.put(name, of(argument)));
    return new Block(block.header(), block.schema(), arguments);
  }

  private static Argument of(Argument argument) {
    return switch (argument) {
      case Argument.Assigned assigned ->
          isOpen(assigned.value())
              ? assigned
              : new Argument.Assigned(
                  assigned.span(), assigned.valueSpan(), of(assigned.value()), assigned.elements());
      case Argument.Blocks(var blocks) ->
          new Argument.Blocks(blocks.stream().map(Redaction::of).toList());
    };
  }

  private static boolean isOpen(Value value) {
    return !ValueParts.any(value, Value.Sensitive.class::isInstance);
  }

  private static Value of(Value value) {
    return switch (value) {
      case Value.Sensitive(var inner, var origin) ->
          new Value.Unknown(inner.type(), Knowledge.NOTHING, origin);
      case Value.Sequence sequence ->
          new Value.Tuple(sequence.elements().stream().map(Redaction::of).toList());
      case Value.Keyed keyed -> {
        SortedMap<String, Value> entries = new TreeMap<>();
        keyed.entries().forEach((key, entry) -> entries.put(key, of(entry)));
        yield new Value.ObjectOf(entries);
      }
      case Value.Null _, Value.Bool _, Value.Number _, Value.Text _, Value.CidrBlock _ -> value;
      case Value.Port _, Value.Size _, Value.Cpu _, Value.Duration _, Value.Reference _ -> value;
      case Value.Unknown _ -> value;
    };
  }
}
