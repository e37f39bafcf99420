package io.ecsctl.compiler.typing;

import io.ecsctl.compiler.diagnostic.Article;
import io.ecsctl.compiler.schema.AttributeType;
import io.ecsctl.compiler.schema.BlockSchema;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Types;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What the schema's types mean as types of expressions. */
public final class AttributeTypes {
  private AttributeTypes() {}

  /** The type of what reading such an attribute gives. */
  public static Type typeOf(AttributeType type) {
    return switch (type) {
      case AttributeType.Scalar scalar -> scalar.type();
      // A text that the program gives in place of a reference is read back as that text.
      case AttributeType.ReferenceTo(var kinds, var _) ->
          kinds.size() == 1 ? new Type.ReferenceType(kinds.getFirst()) : Type.ANY;
      case AttributeType.OneOf _ -> Type.ANY;
      case AttributeType.ListOf(var element) -> new Type.ListType(typeOf(element));
      case AttributeType.SetOf(var element) -> new Type.SetType(typeOf(element));
      case AttributeType.MapOf(var element, var _, var _) -> new Type.MapType(typeOf(element));
      case AttributeType.Nested(var block) -> objectOf(block);
      case AttributeType.Repeated(var block, var _, var _) -> new Type.ListType(objectOf(block));
    };
  }

  private static Type objectOf(BlockSchema block) {
    SortedMap<String, Type> attributes = new TreeMap<>();
    block.attributes().forEach((name, attribute) -> attributes.put(name, typeOf(attribute.type())));
    return new Type.ObjectType(attributes, attributes.keySet());
  }

  /** What the elements of a collection are checked against; null for what is no collection. */
  public static @Nullable AttributeType element(AttributeType type) {
    return switch (type) {
      case AttributeType.ListOf(var element) -> element;
      case AttributeType.SetOf(var element) -> element;
      case AttributeType.MapOf(var element, var _, var _) -> element;
      case AttributeType.OneOf(var alternatives) -> {
        List<AttributeType> elements =
            alternatives.stream()
                .flatMap(alternative -> Stream.ofNullable(element(alternative)))
                .toList();
        yield elements.isEmpty() ? null : new AttributeType.OneOf(elements);
      }
      case AttributeType.Scalar _,
          AttributeType.ReferenceTo _,
          AttributeType.Nested _,
          AttributeType.Repeated _ ->
          null;
    };
  }

  /** The enum words that may stand bare where {@code type} is expected; empty when none may. */
  public static List<String> words(@Nullable AttributeType type) {
    return switch (type) {
      case null -> List.of();
      case AttributeType.Scalar scalar -> scalar.words();
      case AttributeType.OneOf(var alternatives) ->
          alternatives.stream().flatMap(alternative -> words(alternative).stream()).toList();
      case AttributeType.ReferenceTo _,
          AttributeType.ListOf _,
          AttributeType.SetOf _,
          AttributeType.MapOf _,
          AttributeType.Nested _,
          AttributeType.Repeated _ ->
          List.of();
    };
  }

  /** The schema of the blocks that {@code type} stands for; null when it is no block. */
  public static @Nullable BlockSchema block(AttributeType type) {
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

  /** {@code a list of references to a subnet}: the type in a sentence. */
  public static String described(AttributeType type) {
    return switch (type) {
      case AttributeType.Scalar scalar ->
          scalar.words().isEmpty()
              ? Types.described(scalar.type())
              : scalar.words().size() <= 6
                  ? "one of " + String.join(", ", scalar.words())
                  : "a word of its list";
      case AttributeType.ReferenceTo(var kinds, var _) -> Article.with(String.join(" or ", kinds));
      case AttributeType.OneOf(var alternatives) ->
          alternatives.stream().map(AttributeTypes::described).collect(Collectors.joining(" or "));
      case AttributeType.ListOf(var element) -> "a list, each element " + described(element);
      case AttributeType.SetOf(var element) -> "a list, each element " + described(element);
      case AttributeType.MapOf(var element, var _, var _) ->
          "a map, each value " + described(element);
      case AttributeType.Nested _ -> "a block";
      case AttributeType.Repeated _ -> "a list of blocks";
    };
  }

  /** Whether some value of {@code given} is taken where {@code wanted} is. */
  public static boolean fits(Type given, AttributeType wanted) {
    if (given.equals(Type.ANY)) {
      return true;
    }
    return switch (wanted) {
      case AttributeType.Scalar scalar -> Types.assignable(given, scalar.type());
      case AttributeType.ReferenceTo(var kinds, var _) ->
          given.equals(Type.STRING)
              || (given instanceof Type.ReferenceType(var kind) && kinds.contains(kind));
      case AttributeType.OneOf(var alternatives) ->
          alternatives.stream().anyMatch(alternative -> fits(given, alternative));
      case AttributeType.ListOf(var element) -> sequenceFits(given, element);
      case AttributeType.SetOf(var element) -> sequenceFits(given, element);
      case AttributeType.MapOf(var element, var _, var _) ->
          (given instanceof Type.MapType || given instanceof Type.ObjectType)
              && Types.elementTypes(given).stream().allMatch(type -> fits(type, element));
      case AttributeType.Nested _ -> blockFits(given);
      case AttributeType.Repeated _ ->
          isSequence(given)
              ? Types.elementTypes(given).stream().allMatch(AttributeTypes::blockFits)
              : blockFits(given);
    };
  }

  private static boolean sequenceFits(Type given, AttributeType element) {
    return isSequence(given)
        && Types.elementTypes(given).stream().allMatch(type -> fits(type, element));
  }

  static boolean isSequence(Type type) {
    return type instanceof Type.ListType
        || type instanceof Type.SetType
        || type instanceof Type.TupleType;
  }

  /**
   * The names and types inside of an object are checked with its value, which can name the one that
   * is wrong.
   */
  private static boolean blockFits(Type given) {
    return given.equals(Type.ANY)
        || given instanceof Type.MapType
        || given instanceof Type.ObjectType;
  }
}
