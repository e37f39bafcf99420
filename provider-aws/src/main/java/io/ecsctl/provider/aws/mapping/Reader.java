package io.ecsctl.provider.aws.mapping;

import io.ecsctl.compiler.schema.AttributeSchema;
import io.ecsctl.compiler.schema.AttributeType;
import io.ecsctl.compiler.schema.BlockSchema;
import io.ecsctl.compiler.value.PortRange;
import io.ecsctl.compiler.value.Value;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;

/** Reads values from SDK objects. */
final class Reader {
  private final Map<String, String> liveNames;

  /**
   * The description's dotted path, by the first member of an attribute's path, where they differ.
   */
  Reader(Map<String, String> liveNames) {
    this.liveNames = liveNames;
  }

  Value.ObjectOf read(BlockSchema block, SdkPojo from) {
    SortedMap<String, Value> values = new TreeMap<>();
    for (AttributeSchema attribute : block.attributes().values()) {
      if (!attribute.member().isEmpty()) {
        Value value = read(attribute.type(), renamed(attribute.member()), from);
        if (!(value instanceof Value.Null)) {
          values.put(attribute.name(), value);
        }
      }
    }
    return new Value.ObjectOf(values);
  }

  private List<String> renamed(List<String> path) {
    String live = liveNames.get(path.getFirst());
    if (live == null) {
      return path;
    }
    List<String> renamed = new ArrayList<>(Arrays.asList(live.split("\\.")));
    renamed.addAll(path.subList(1, path.size()));
    return renamed;
  }

  /** {@link Value#NULL} when it is not there. */
  private Value read(AttributeType type, List<String> path, SdkPojo from) {
    String step = path.getFirst();
    List<String> rest = path.subList(1, path.size());
    if (step.equals(MemberPath.SELF)) {
      return type instanceof AttributeType.Nested(var block) ? block(block, from) : Value.NULL;
    }
    if (MemberPath.isConstant(step)) {
      Object said = reported(from, MemberPath.constantMember(step));
      return MemberPath.constantValue(step).equals(said) ? read(type, rest, from) : Value.NULL;
    }
    Object reported = reported(from, MemberPath.portMember(step));
    if (reported == null) {
      return Value.NULL;
    }
    if (rest.isEmpty()) {
      String protocol = MemberPath.protocolMember(step);
      return leaf(type, reported, protocol == null ? null : reported(from, protocol));
    }
    if (MemberPath.isEntry(rest.getFirst())) {
      return entry(type, reported, MemberPath.entryKey(rest.getFirst()));
    }
    if (rest.getFirst().equals(MemberPath.ONLY)) {
      return reported instanceof List<?> list && list.getFirst() instanceof SdkPojo only
          ? nestedReader().read(type, rest.subList(1, rest.size()), only)
          : Value.NULL;
    }
    return reported instanceof SdkPojo child ? nestedReader().read(type, rest, child) : Value.NULL;
  }

  /**
   * A structure in which nothing is reported for this block may be there for a neighbour's sake:
   * the block is absent.
   */
  private Value block(BlockSchema block, SdkPojo from) {
    Value.ObjectOf read = read(block, from);
    return read.entries().isEmpty() ? Value.NULL : read;
  }

  /** Only the outermost structure goes by other names. */
  private Reader nestedReader() {
    return liveNames.isEmpty() ? this : new Reader(Map.of());
  }

  private Value leaf(AttributeType type, Object reported, @Nullable Object protocol) {
    return switch (type) {
      case AttributeType.Nested(var block) ->
          reported instanceof SdkPojo pojo ? nestedReader().block(block, pojo) : Value.NULL;
      case AttributeType.Repeated(var block, var _, var _) ->
          new Value.Tuple(
              elements(reported).stream()
                  .map(element -> (Value) nestedReader().read(block, (SdkPojo) element))
                  .toList());
      case AttributeType.ListOf(var element) ->
          new Value.ListOf(element.valueType(), scalars(element, reported));
      case AttributeType.SetOf(var element) ->
          new Value.SetOf(element.valueType(), scalars(element, reported));
      case AttributeType.MapOf map -> map(map, reported);
      case AttributeType.Scalar _, AttributeType.ReferenceTo _, AttributeType.OneOf _ -> {
        Value value = Scalars.fromSdk(reported, type);
        yield protocol != null && value instanceof Value.Port(var port)
            ? new Value.Port(new PortRange(port.from(), port.to(), protocol.toString()))
            : value;
      }
    };
  }

  private static List<Value> scalars(AttributeType element, Object reported) {
    return elements(reported).stream().map(e -> Scalars.fromSdk(e, element)).toList();
  }

  private static Value map(AttributeType.MapOf type, Object reported) {
    SortedMap<String, Value> entries = new TreeMap<>();
    if (reported instanceof Map<?, ?> map) {
      map.forEach((key, v) -> entries.put(key.toString(), Scalars.fromSdk(v, type.element())));
    } else {
      for (Object element : elements(reported)) {
        SdkPojo pair = (SdkPojo) element;
        Object key = reported(pair, type.keyMember());
        Object value = reported(pair, type.valueMember());
        if (key != null) {
          entries.put(key.toString(), Scalars.fromSdk(value == null ? "" : value, type.element()));
        }
      }
    }
    return new Value.MapOf(type.element().valueType(), entries);
  }

  private static Value entry(AttributeType type, Object reported, String key) {
    if (reported instanceof Map<?, ?> map) {
      Object value = map.get(key);
      return value == null ? Value.NULL : Scalars.fromSdk(value, type);
    }
    for (Object element : elements(reported)) {
      SdkPojo pair = (SdkPojo) element;
      Pairs members = Pairs.of(pair);
      Object value = reported(pair, members.value());
      if (key.equals(reported(pair, members.key())) && value != null) {
        return Scalars.fromSdk(value, type);
      }
    }
    return Value.NULL;
  }

  private static List<?> elements(Object reported) {
    if (reported instanceof List<?> list) {
      return list;
    }
    throw new IllegalStateException("no list: " + reported.getClass());
  }

  /**
   * Null when AWS did not report it. The SDK shows lists and maps that were not reported as empty
   * ones.
   */
  private static @Nullable Object reported(SdkPojo from, String member) {
    SdkField<?> field = MemberPath.field(from, member);
    Object value = field == null ? null : field.getValueOrDefault(from);
    boolean empty =
        (value instanceof List<?> list && list.isEmpty())
            || (value instanceof Map<?, ?> map && map.isEmpty());
    return empty ? null : value;
  }
}
