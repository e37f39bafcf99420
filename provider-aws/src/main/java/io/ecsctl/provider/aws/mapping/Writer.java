package io.ecsctl.provider.aws.mapping;

import io.ecsctl.compiler.schema.AttributeSchema;
import io.ecsctl.compiler.schema.AttributeType;
import io.ecsctl.compiler.schema.BlockSchema;
import io.ecsctl.compiler.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;

/** Fills SDK builders from values. */
final class Writer {
  private final boolean resetting;

  /**
   * @param resetting what is absent is set back to its default, in nested structures too: AWS's
   *     update calls leave alone what they are not told
   */
  Writer(boolean resetting) {
    this.resetting = resetting;
  }

  void write(BlockSchema block, Value.Keyed values, Structure into, Set<String> names) {
    for (AttributeSchema attribute : block.attributes().values()) {
      if (names.contains(attribute.name()) && !attribute.member().isEmpty()) {
        Value value = Scalars.plain(values.get(attribute.name()));
        if (value instanceof Value.Null && resetting) {
          value = absent(attribute);
        }
        if (!(value instanceof Value.Null)) {
          write(attribute.type(), value, attribute.member(), into);
        }
      }
    }
  }

  /** What to send for an attribute that is not there. */
  private static Value absent(AttributeSchema attribute) {
    Value fallback = attribute.fallback();
    if (fallback != null) {
      return fallback;
    }
    if (attribute.computed()) {
      return Value.NULL;
    }
    return switch (attribute.type()) {
      case AttributeType.Nested(var block) when isGroup(attribute) || hasFallback(block) ->
          Value.ObjectOf.EMPTY;
      case AttributeType.Repeated _ -> new Value.Tuple(List.of());
      case AttributeType.Nested _,
          AttributeType.Scalar _,
          AttributeType.ReferenceTo _,
          AttributeType.OneOf _,
          AttributeType.ListOf _,
          AttributeType.SetOf _,
          AttributeType.MapOf _ ->
          Value.NULL;
    };
  }

  /** AWS knows no such structure: each of the block's attributes is set back by itself. */
  private static boolean isGroup(AttributeSchema attribute) {
    return attribute.member().equals(List.of(MemberPath.SELF));
  }

  /**
   * Whether an absent block is the same as one with AWS's defaults in it, which then have to be
   * said. A collection that is empty says nothing, and blocks that need an argument cannot be sent
   * without.
   */
  private static boolean hasFallback(BlockSchema block) {
    return block.attributes().values().stream().noneMatch(AttributeSchema::required)
        && block.attributes().values().stream().anyMatch(Writer::isSetBack);
  }

  private static boolean isSetBack(AttributeSchema attribute) {
    return switch (attribute.fallback()) {
      case null ->
          !attribute.computed()
              && attribute.type() instanceof AttributeType.Nested(var block)
              && hasFallback(block);
      case Value.Sequence _, Value.Keyed _ -> false;
      case Value _ -> true;
    };
  }

  private void write(AttributeType type, Value value, List<String> path, Structure into) {
    String step = path.getFirst();
    List<String> rest = path.subList(1, path.size());
    if (step.equals(MemberPath.SELF)) {
      nested(type, value, into);
      return;
    }
    if (MemberPath.isConstant(step)) {
      if (into.field(MemberPath.constantMember(step)) != null) {
        into.set(MemberPath.constantMember(step), MemberPath.constantValue(step));
        write(type, value, rest, into);
      }
      return;
    }
    SdkField<?> field = into.field(MemberPath.portMember(step));
    if (field == null) {
      return;
    }
    if (rest.isEmpty()) {
      leaf(type, value, step, field, into);
    } else if (MemberPath.isEntry(rest.getFirst())) {
      into.entry(step, MemberPath.entryKey(rest.getFirst()), Scalars.text(value, type));
    } else if (rest.getFirst().equals(MemberPath.ONLY)) {
      write(type, value, rest.subList(1, rest.size()), into.onlyElement(step));
    } else {
      write(type, value, rest, into.child(step));
    }
  }

  private void leaf(
      AttributeType type, Value value, String step, SdkField<?> field, Structure into) {
    if (type instanceof AttributeType.Nested) {
      nested(type, value, into.child(step));
      return;
    }
    String protocol = MemberPath.protocolMember(step);
    if (protocol != null && value instanceof Value.Port(var port) && !port.protocol().isEmpty()) {
      into.set(protocol, port.protocol());
    }
    into.set(field.memberName(), leaf(type, value, field));
  }

  private void nested(AttributeType type, Value value, Structure into) {
    if (type instanceof AttributeType.Nested(var block) && value instanceof Value.Keyed object) {
      write(block, object, into, block.attributes().keySet());
      return;
    }
    throw new IllegalArgumentException("no nested block: " + value.type());
  }

  private static Object leaf(AttributeType type, Value value, SdkField<?> field) {
    return switch (type) {
      case AttributeType.Repeated(var block, var _, var _) -> blocks(block, value, field);
      case AttributeType.ListOf(var element) -> elements(element, value, field);
      case AttributeType.SetOf(var element) -> elements(element, value, field);
      case AttributeType.MapOf map -> map(map, value, field);
      case AttributeType.Scalar _, AttributeType.ReferenceTo _, AttributeType.OneOf _ ->
          Scalars.toSdk(value, type, field);
      case AttributeType.Nested _ -> throw new IllegalStateException("a block is no leaf");
    };
  }

  /**
   * Elements of a repeated block are sent as a whole, so what is absent in them needs no setting
   * back.
   */
  private static List<Object> blocks(BlockSchema block, Value value, SdkField<?> field) {
    List<Object> blocks = new ArrayList<>();
    for (Value element : sequence(value)) {
      if (!(Scalars.plain(element) instanceof Value.Keyed object)) {
        throw new IllegalArgumentException("no block: " + element.type());
      }
      Structure structure = Structure.newElement(field);
      new Writer(false).write(block, object, structure, block.attributes().keySet());
      blocks.add(structure.build());
    }
    return blocks;
  }

  private static List<Object> elements(AttributeType type, Value value, SdkField<?> field) {
    SdkField<?> element = field.getTrait(ListTrait.class).memberFieldInfo();
    return sequence(value).stream()
        .map(v -> Scalars.toSdk(Scalars.plain(v), type, element))
        .toList();
  }

  private static Object map(AttributeType.MapOf type, Value value, SdkField<?> field) {
    if (!(value instanceof Value.Keyed keyed)) {
      throw new IllegalArgumentException("no map: " + value.type());
    }
    boolean isMap = type.keyMember().isEmpty();
    @Nullable SdkField<?> element = isMap ? field.getTrait(MapTrait.class).valueFieldInfo() : null;
    Map<String, Object> map = new TreeMap<>();
    keyed
        .entries()
        .forEach((key, v) -> {
          Value plain = Scalars.plain(v);
          map.put(
              key,
              element == null
                  ? Scalars.text(plain, type.element())
                  : Scalars.toSdk(plain, type.element(), element));
        });
    return isMap
        ? map
        : Structure.pairs(field, new Pairs(type.keyMember(), type.valueMember()), map);
  }

  private static List<Value> sequence(Value value) {
    if (value instanceof Value.Sequence sequence) {
      return sequence.elements();
    }
    throw new IllegalArgumentException("no list: " + value.type());
  }
}
