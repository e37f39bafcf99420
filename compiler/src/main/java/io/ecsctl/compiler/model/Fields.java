package io.ecsctl.compiler.model;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.program.Argument;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.value.Cidr;
import io.ecsctl.compiler.value.PortRange;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.compiler.value.ValueParts;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads typed values out of blocks. Null means absent, not known yet, or of another type. */
public final class Fields {
  private Fields() {}

  public static @Nullable PortRange port(Block block, String name) {
    return switch (block.value(name)) {
      case Value.Port(var range) -> range;
      case Value.Number(var number)
          when number.scale() <= 0 && number.signum() >= 0 && number.intValue() <= 65535 ->
          PortRange.single(number.intValue(), "");
      case null -> null;
      default -> null;
    };
  }

  public static @Nullable Long cpuUnits(Block block, String name) {
    return block.value(name) instanceof Value.Cpu(var units) ? (Long) units : null;
  }

  public static @Nullable Long bytes(Block block, String name) {
    return block.value(name) instanceof Value.Size(var bytes) ? (Long) bytes : null;
  }

  public static @Nullable Long seconds(Block block, String name) {
    return block.value(name) instanceof Value.Duration(var seconds) ? (Long) seconds : null;
  }

  public static @Nullable Cidr cidr(Block block, String name) {
    return block.value(name) instanceof Value.CidrBlock(var cidr) ? cidr : null;
  }

  public static @Nullable Boolean bool(Block block, String name) {
    return block.value(name) instanceof Value.Bool(var value) ? (Boolean) value : null;
  }

  /**
   * The resource that {@code name} refers to; null for a literal id too, and for an object that is
   * somebody else's: of that the program says nothing.
   */
  public static @Nullable ResourceAddress reference(Block block, String name) {
    Value value = block.value(name);
    return value == null ? null : resource(value);
  }

  private static @Nullable ResourceAddress resource(Value value) {
    return value instanceof Value.Reference(var address) && !address.data() ? address : null;
  }

  public static References references(Block block, String name) {
    Value value = block.value(name);
    if (value == null) {
      return new References(List.of(), block.blocks(name).isEmpty());
    }
    if (!(value instanceof Value.Sequence sequence)) {
      ResourceAddress address = resource(value);
      return address == null
          ? new References(List.of(), false)
          : new References(List.of(address), true);
    }
    List<ResourceAddress> addresses = new ArrayList<>();
    for (Value element : sequence.elements()) {
      ResourceAddress address = resource(element);
      if (address != null) {
        addresses.add(address);
      }
    }
    return new References(addresses, addresses.size() == sequence.elements().size());
  }

  /** The texts of a list; elements that are no known text are left out, see {@link #isKnown}. */
  public static List<String> texts(Block block, String name) {
    return block.elements(name).stream()
        .filter(Value.Text.class::isInstance)
        .map(element -> ((Value.Text) element).value())
        .toList();
  }

  /** Whether the program says {@code name} and means something by it. */
  public static boolean isSet(Block block, String name) {
    return block.has(name) && !(block.value(name) instanceof Value.Null);
  }

  /** {@link #isKnown}, and so is everything in the blocks of that name. */
  public static boolean isWhollyKnown(Block block, String name) {
    return isKnown(block, name)
        && block.blocks(name).stream()
            .allMatch(inner ->
                inner.arguments().keySet().stream().allMatch(n -> isWhollyKnown(inner, n)));
  }

  /** Whether {@code name} is absent, or a known value, or written as blocks, whatever those say. */
  public static boolean isKnown(Block block, String name) {
    return switch (block.arguments().get(name)) {
      case null -> true;
      case Argument.Assigned assigned -> isKnown(assigned.value());
      case Argument.Blocks _ -> true;
    };
  }

  private static boolean isKnown(Value value) {
    return !ValueParts.any(value, Value.Unknown.class::isInstance);
  }

  /**
   * Where element {@code index} of a list stands, or the whole list when it was not written in
   * brackets.
   */
  public static SourceSpan elementSpan(Block block, String name, int index) {
    return block.arguments().get(name) instanceof Argument.Assigned assigned
            && index < assigned.elements().size()
        ? assigned.elements().get(index)
        : block.valueSpan(name);
  }

  /** Every resource of {@code kind} that the block or one inside it refers to. */
  public static List<ResourceAddress> allReferences(Block block, String kind) {
    List<ResourceAddress> found = new ArrayList<>();
    for (Argument argument : block.arguments().values()) {
      switch (argument) {
        case Argument.Assigned assigned -> collect(assigned.value(), kind, found);
        case Argument.Blocks(var blocks) ->
            blocks.forEach(inner -> found.addAll(allReferences(inner, kind)));
      }
    }
    return found;
  }

  private static void collect(Value value, String kind, List<ResourceAddress> found) {
    ResourceAddress address = resource(value);
    if (address != null) {
      if (address.kind().equals(kind)) {
        found.add(address);
      }
    } else if (value instanceof Value.Sequence sequence) {
      sequence.elements().forEach(element -> collect(element, kind, found));
    } else if (value instanceof Value.Keyed keyed) {
      keyed.entries().values().forEach(element -> collect(element, kind, found));
    }
  }
}
