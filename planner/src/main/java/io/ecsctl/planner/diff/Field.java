package io.ecsctl.planner.diff;

import io.ecsctl.compiler.program.FieldPath;
import io.ecsctl.compiler.schema.AttributeSchema;
import io.ecsctl.compiler.schema.AttributeType;
import io.ecsctl.compiler.schema.BlockSchema;
import io.ecsctl.compiler.value.Value;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reading and replacing what is at a path in the attributes of a resource. */
final class Field {
  private Field() {}

  /**
   * What is there.
   *
   * @param hidden it may not be shown
   */
  record Found(AttributeType type, Value value, boolean hidden) {}

  /** Null where there is nothing. */
  static @Nullable Found find(BlockSchema block, Value.Keyed in, FieldPath path) {
    return find(block, in, path.steps(), false);
  }

  private static @Nullable Found find(
      BlockSchema block, Value.Keyed in, List<FieldPath.Step> steps, boolean hidden) {
    FieldPath.Step step = steps.getFirst();
    AttributeSchema attribute = block.attribute(step.name()).orElse(null);
    if (attribute == null) {
      return null;
    }
    Value raw = in.get(attribute.name());
    boolean secret = hidden || attribute.sensitive() || raw instanceof Value.Sensitive;
    AttributeType type = attribute.type();
    Value value = Values.present(raw);
    if (value != null && !step.key().isEmpty()) {
      Value element = element(type, value, step.key());
      secret |= element instanceof Value.Sensitive;
      value = Values.present(element);
      type = type instanceof AttributeType.MapOf map ? map.element() : Shape.element(type);
    }
    if (value == null) {
      return null;
    }
    if (steps.size() == 1) {
      return new Found(type, value, secret || Values.isSensitive(value));
    }
    BlockSchema inner = block(type);
    return inner != null && value instanceof Value.Keyed keyed
        ? find(inner, keyed, steps.subList(1, steps.size()), secret)
        : null;
  }

  /**
   * The same attributes with {@code value} there; null takes it away. Unchanged where the block or
   * map that it belongs into is not there, or is sensitive as a whole.
   */
  static Value.ObjectOf put(
      BlockSchema block, Value.ObjectOf in, FieldPath path, @Nullable Value value) {
    return (Value.ObjectOf) put(block, in, path.steps(), value);
  }

  private static Value.Keyed put(
      BlockSchema block, Value.Keyed in, List<FieldPath.Step> steps, @Nullable Value value) {
    FieldPath.Step step = steps.getFirst();
    AttributeSchema attribute = block.attribute(step.name()).orElse(null);
    if (attribute == null) {
      return in;
    }
    List<FieldPath.Step> rest = steps.subList(1, steps.size());
    AttributeType type = attribute.type();
    if (step.key().isEmpty()) {
      return in.with(attribute.name(), replaced(type, in.get(attribute.name()), rest, value));
    }
    Value container = in.get(attribute.name());
    if (type instanceof AttributeType.MapOf(var element, var _, var _)) {
      return container instanceof Value.Keyed map
          ? in.with(
              attribute.name(),
              map.with(step.key(), replaced(element, map.get(step.key()), rest, value)))
          : in;
    }
    if (!(type instanceof AttributeType.Repeated repeated)) {
      return in;
    }
    var nested = new AttributeType.Nested(repeated.block());
    return switch (container) {
      case Value.Sequence sequence ->
          in.with(
              attribute.name(),
              Values.mapElements(
                  sequence,
                  one ->
                      RepeatedBlocks.key(repeated, one).equals(step.key())
                          ? replaced(nested, one, rest, value)
                          : one));
      case Value.Keyed one when RepeatedBlocks.key(repeated, one).equals(step.key()) ->
          in.with(attribute.name(), replaced(nested, one, rest, value));
      case Value _ -> in;
    };
  }

  private static Value replaced(
      AttributeType type, Value current, List<FieldPath.Step> rest, @Nullable Value value) {
    if (rest.isEmpty()) {
      return value == null ? Value.NULL : value;
    }
    BlockSchema inner = block(type);
    return inner != null && current instanceof Value.Keyed keyed
        ? put(inner, keyed, rest, value)
        : current;
  }

  private static @Nullable Value element(AttributeType type, Value container, String key) {
    if (type instanceof AttributeType.Repeated repeated) {
      List<Value> blocks =
          container instanceof Value.Sequence sequence ? sequence.elements() : List.of(container);
      return blocks.stream()
          .filter(one -> RepeatedBlocks.key(repeated, one).equals(key))
          .findFirst()
          .orElse(null);
    }
    return container instanceof Value.Keyed map ? map.get(key) : null;
  }

  private static @Nullable BlockSchema block(AttributeType type) {
    return switch (type) {
      case AttributeType.Nested(var block) -> block;
      case AttributeType.Repeated(var block, var _, var _) -> block;
      case AttributeType.Scalar _,
          AttributeType.ReferenceTo _,
          AttributeType.OneOf _,
          AttributeType.ListOf _,
          AttributeType.SetOf _,
          AttributeType.MapOf _ ->
          null;
    };
  }
}
