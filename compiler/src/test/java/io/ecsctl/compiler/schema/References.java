package io.ecsctl.compiler.schema;

import java.util.stream.Stream;

/** Finds every place where a block takes a reference. */
final class References {
  private References() {}

  static Stream<AttributeType.ReferenceTo> of(BlockSchema block) {
    return block.attributes().values().stream().flatMap(attribute -> of(attribute.type()));
  }

  private static Stream<AttributeType.ReferenceTo> of(AttributeType type) {
    return switch (type) {
      case AttributeType.ReferenceTo reference -> Stream.of(reference);
      case AttributeType.OneOf(var alternatives) -> alternatives.stream().flatMap(References::of);
      case AttributeType.ListOf(var element) -> of(element);
      case AttributeType.SetOf(var element) -> of(element);
      case AttributeType.MapOf(var element, var _, var _) -> of(element);
      case AttributeType.Nested(var block) -> of(block);
      case AttributeType.Repeated(var block, var _, var _) -> of(block);
      case AttributeType.Scalar _ -> Stream.of();
    };
  }
}
