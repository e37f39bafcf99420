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
import java.util.List;
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
    program.resources().forEach((address, resource) -> resources.put(address, withBody(resource)));
    return program.withResources(resources);
  }

  @SuppressWarnings("ReferenceEquality") // an unchanged body is the same one
  private static Resource withBody(Resource resource) {
    Block body = of(resource.body());
    return body == resource.body()
        ? resource
        : new Resource(
            resource.address(),
            resource.schema(),
            resource.header(),
            body,
            resource.lifecycle(),
            resource.nameGenerated(),
            resource.references(),
            resource.separateReferences());
  }

  /** The block itself when it holds nothing sensitive, as nearly all do. */
  @SuppressWarnings("ReferenceEquality") // unchanged parts are kept as they are
  private static Block of(Block block) {
    Map<String, Argument> arguments = new LinkedHashMap<>();
    boolean changed = false;
    for (Map.Entry<String, Argument> entry : block.arguments().entrySet()) {
      Argument redacted = of(entry.getValue());
      changed |= redacted != entry.getValue();
      arguments.put(entry.getKey(), redacted);
    }
    return changed ? new Block(block.header(), block.schema(), arguments) : block;
  }

  private static Argument of(Argument argument) {
    return switch (argument) {
      case Argument.Assigned assigned ->
          isOpen(assigned.value())
              ? assigned
              : new Argument.Assigned(
                  assigned.span(), assigned.valueSpan(), of(assigned.value()), assigned.elements());
      case Argument.Blocks blocks -> {
        List<Block> redacted = blocks.blocks().stream().map(Redaction::of).toList();
        yield redacted.equals(blocks.blocks()) ? blocks : new Argument.Blocks(redacted);
      }
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
