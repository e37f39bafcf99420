package io.ecsctl.planner.diff;

import io.ecsctl.compiler.schema.AttributeSchema;
import io.ecsctl.compiler.schema.AttributeType;
import io.ecsctl.compiler.schema.AttributeType.ReferenceTo;
import io.ecsctl.compiler.schema.BlockSchema;
import io.ecsctl.compiler.value.Type;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Finds the type of a part of a value. Where the schema says nothing about a part, any text will
 * do.
 */
final class Shape {
  static final AttributeType ANYTHING = AttributeType.Scalar.of(Type.ANY);

  private Shape() {}

  /** The type of the elements of a sequence. */
  static AttributeType element(AttributeType type) {
    return switch (type) {
      case AttributeType.ListOf(var element) -> element;
      case AttributeType.SetOf(var element) -> element;
      case AttributeType.Repeated(var block, var _, var _) -> new AttributeType.Nested(block);
      case AttributeType.OneOf(var alternatives) ->
          alternatives.stream()
              .map(Shape::element)
              .filter(found -> !found.equals(ANYTHING))
              .findFirst()
              .orElse(ANYTHING);
      case AttributeType.Scalar _, ReferenceTo _, AttributeType.MapOf _, AttributeType.Nested _ ->
          ANYTHING;
    };
  }

  /** The type of what a map or block holds under {@code key}. */
  static AttributeType entry(AttributeType type, String key) {
    return switch (type) {
      case AttributeType.MapOf(var element, var _, var _) -> element;
      case AttributeType.Nested(var block) -> attribute(block, key);
      // A repeated block given once, as an object.
      case AttributeType.Repeated(var block, var _, var _) -> attribute(block, key);
      case AttributeType.OneOf(var alternatives) ->
          alternatives.stream()
              .map(alternative -> entry(alternative, key))
              .filter(found -> !found.equals(ANYTHING))
              .findFirst()
              .orElse(ANYTHING);
      case AttributeType.Scalar _, ReferenceTo _, AttributeType.ListOf _, AttributeType.SetOf _ ->
          ANYTHING;
    };
  }

  private static AttributeType attribute(BlockSchema block, String name) {
    AttributeSchema known = block.attributes().get(name);
    return known != null
        ? known.type()
        : block.attribute(name).map(AttributeSchema::type).orElse(ANYTHING);
  }

  /** How a reference to an object of {@code kind} is taken, if it is. */
  static @Nullable ReferenceTo reference(AttributeType type, String kind) {
    return reference(type, taken -> taken.kinds().contains(kind));
  }

  /** The first way in which references are taken, if any are. */
  static @Nullable ReferenceTo reference(AttributeType type) {
    return reference(type, _ -> true);
  }

  /** In the order in which they are tried. */
  private static @Nullable ReferenceTo reference(AttributeType type, Predicate<ReferenceTo> which) {
    return switch (type) {
      case ReferenceTo reference -> which.test(reference) ? reference : null;
      case AttributeType.OneOf(var alternatives) -> {
        for (AttributeType alternative : alternatives) {
          ReferenceTo found = reference(alternative, which);
          if (found != null) {
            yield found;
          }
        }
        yield null;
      }
      case AttributeType.Scalar _,
          AttributeType.ListOf _,
          AttributeType.SetOf _,
          AttributeType.MapOf _,
          AttributeType.Nested _,
          AttributeType.Repeated _ ->
          null;
    };
  }
}
