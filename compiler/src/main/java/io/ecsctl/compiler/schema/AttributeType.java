package io.ecsctl.compiler.schema;

import io.ecsctl.compiler.value.ArnName;
import io.ecsctl.compiler.value.Type;
import java.util.List;

/** What an attribute takes. */
public sealed interface AttributeType {

  /**
   * A single value.
   *
   * @param unit what AWS counts in, for sizes, CPU amounts and durations
   * @param words the values of an enum, which may be written bare; empty for other types
   */
  record Scalar(Type type, Unit unit, List<String> words) implements AttributeType {
    public Scalar {
      words = List.copyOf(words);
    }

    public static Scalar of(Type type) {
      return new Scalar(type, Unit.NONE, List.of());
    }
  }

  /**
   * Points at another object.
   *
   * @param kinds what a reference may point at, at least one
   * @param sends the attribute of the target that AWS gets: {@code arn}, {@code id}, {@code name}
   */
  record ReferenceTo(List<String> kinds, String sends) implements AttributeType {
    public ReferenceTo {
      kinds = List.copyOf(kinds);
    }

    /**
     * What AWS gets of an object that a text names: of an ARN the name, where it takes no other.
     */
    public String sent(String text) {
      return sends.equals("name") ? ArnName.of(text) : text;
    }
  }

  /** Any of several, tried in order: {@code from = [0.0.0.0/0, security_group.alb]}. */
  record OneOf(List<AttributeType> alternatives) implements AttributeType {
    public OneOf {
      alternatives = List.copyOf(alternatives);
    }
  }

  /** Several values in the order written, which matters. */
  record ListOf(AttributeType element) implements AttributeType {}

  /** Several values whose order means nothing. */
  record SetOf(AttributeType element) implements AttributeType {}

  /**
   * Values by key. Where AWS has a list of pairs, the names of its two members are given ({@code
   * name}, {@code value}); both are empty where AWS has a map.
   */
  record MapOf(AttributeType element, String keyMember, String valueMember)
      implements AttributeType {}

  /** One nested block. */
  record Nested(BlockSchema block) implements AttributeType {}

  /**
   * A repeated block.
   *
   * @param key the attributes by which a block is matched with its live counterpart; empty when
   *     position counts
   * @param ordered whether the order means something to AWS
   */
  record Repeated(BlockSchema block, List<String> key, boolean ordered) implements AttributeType {
    public Repeated {
      key = List.copyOf(key);
    }
  }

  /** What AWS counts its amounts in; {@code NONE} where it holds none. */
  default Unit unit() {
    return switch (this) {
      case Scalar scalar -> scalar.unit();
      case ListOf(var element) -> element.unit();
      case SetOf(var element) -> element.unit();
      case MapOf(var element, var _, var _) -> element.unit();
      case OneOf(var alternatives) ->
          alternatives.stream()
              .map(AttributeType::unit)
              .filter(unit -> unit != Unit.NONE)
              .findFirst()
              .orElse(Unit.NONE);
      case ReferenceTo _, Nested _, Repeated _ -> Unit.NONE;
    };
  }

  /** The type of the values it holds; {@code ANY} where that depends on what is written. */
  default Type valueType() {
    return switch (this) {
      case Scalar scalar -> scalar.type();
      case ReferenceTo reference when reference.kinds().size() == 1 ->
          new Type.ReferenceType(reference.kinds().getFirst());
      case ListOf list -> new Type.ListType(list.element().valueType());
      case SetOf set -> new Type.SetType(set.element().valueType());
      case MapOf map -> new Type.MapType(map.element().valueType());
      case ReferenceTo _, OneOf _, Nested _, Repeated _ -> Type.ANY;
    };
  }
}
