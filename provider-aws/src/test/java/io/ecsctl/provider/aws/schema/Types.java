package io.ecsctl.provider.aws.schema;

import io.ecsctl.compiler.schema.AttributeType;
import io.ecsctl.compiler.schema.Unit;
import io.ecsctl.compiler.value.Type;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.core.traits.MapTrait;

/**
 * What a member without structure takes: by its own type, by what its name says of unit and port,
 * and by what the overlay says.
 */
final class Types {
  /** The shapes of lists that are maps: tags, environment variables, secrets. */
  private static final List<List<String>> PAIRS =
      List.of(
          List.of("key", "value"),
          List.of("Key", "Value"),
          List.of("name", "value"),
          List.of("Name", "Value"),
          List.of("name", "valueFrom"));

  /** The name without its unit, and the type. */
  record Derived(String name, AttributeType type) {}

  private record Suffix(String text, Type type, Unit unit) {}

  private static final List<Suffix> UNITS =
      List.of(
          new Suffix("InGiB", Type.SIZE, Unit.GIB),
          new Suffix("InMinutes", Type.DURATION, Unit.MINUTES),
          new Suffix("InDays", Type.DURATION, Unit.DAYS),
          new Suffix("Seconds", Type.DURATION, Unit.SECONDS));

  private Types() {}

  /** The two members of a list of pairs, or nothing when the structure is more than a pair. */
  static List<String> pair(MemberOverlay member, SdkShape shape) {
    if (member.pair != null) {
      return member.pair;
    }
    Set<String> names =
        shape.fields().stream().map(SdkField::memberName).collect(Collectors.toSet());
    return PAIRS.stream().filter(p -> names.equals(Set.copyOf(p))).findFirst().orElse(List.of());
  }

  static Derived derive(SdkShape shape, SdkField<?> field, MemberOverlay member) {
    List<String> words = shape.words(field);
    ListTrait list = field.getTrait(ListTrait.class);
    if (list != null) {
      AttributeType element = scalar(member, words, list.memberFieldInfo());
      return new Derived(
          Naming.snake(field.memberName()),
          member.set ? new AttributeType.SetOf(element) : new AttributeType.ListOf(element));
    }
    MapTrait map = field.getTrait(MapTrait.class);
    if (map != null) {
      return new Derived(
          Naming.snake(field.memberName()),
          new AttributeType.MapOf(scalar(member, words, map.valueFieldInfo()), "", ""));
    }
    String called = field.memberName();
    if (member.scalar == null && isNumber(field)) {
      for (Suffix suffix : UNITS) {
        if (called.endsWith(suffix.text())) {
          String name = called.substring(0, called.length() - suffix.text().length());
          return new Derived(
              Naming.snake(name), scalar(suffix.type(), suffix.unit(), member, words));
        }
      }
      if (isPort(called)) {
        if (member.constraints.isEmpty()) {
          member.range(1, 65535);
        }
        AttributeType port = scalar(Type.PORT, Unit.NONE, member, words);
        return new Derived(Naming.snake(called), port);
      }
    }
    return new Derived(Naming.snake(called), scalar(member, words, field));
  }

  private static boolean isPort(String name) {
    return name.endsWith("port") || name.endsWith("Port") || name.endsWith("PortOverride");
  }

  private static AttributeType scalar(MemberOverlay member, List<String> words, SdkField<?> field) {
    Type type = member.scalar == null ? typeOf(field) : member.scalar;
    Unit natural = type.equals(Type.NUMBER) && isWhole(field) ? Unit.WHOLE : Unit.NONE;
    return scalar(type, member.unit == null ? natural : member.unit, member, words);
  }

  private static boolean isWhole(SdkField<?> field) {
    MarshallingType<?> type = field.marshallingType();
    return MarshallingType.INTEGER.equals(type) || MarshallingType.LONG.equals(type);
  }

  /** Of an attribute that no member stands for: text, unless the overlay says otherwise. */
  static AttributeType scalar(MemberOverlay member) {
    Type type = member.scalar == null ? Type.STRING : member.scalar;
    Unit unit = member.unit == null ? Unit.NONE : member.unit;
    return scalar(type, unit, member, List.of());
  }

  private static AttributeType scalar(
      Type type, Unit unit, MemberOverlay member, List<String> words) {
    return new AttributeType.Scalar(type, unit, member.words == null ? words : member.words);
  }

  private static boolean isNumber(SdkField<?> field) {
    return typeOf(field).equals(Type.NUMBER);
  }

  private static Type typeOf(SdkField<?> field) {
    MarshallingType<?> type = field.marshallingType();
    if (MarshallingType.BOOLEAN.equals(type)) {
      return Type.BOOL;
    }
    // A time is written as RFC 3339 has it.
    if (MarshallingType.STRING.equals(type) || MarshallingType.INSTANT.equals(type)) {
      return Type.STRING;
    }
    if (MarshallingType.DOCUMENT.equals(type)) {
      return Type.ANY;
    }
    if (MarshallingType.INTEGER.equals(type)
        || MarshallingType.LONG.equals(type)
        || MarshallingType.DOUBLE.equals(type)
        || MarshallingType.FLOAT.equals(type)) {
      return Type.NUMBER;
    }
    throw new IllegalStateException("no attribute type for " + field.memberName() + ": " + type);
  }
}
