package io.ecsctl.provider.aws.kind;

import io.ecsctl.compiler.value.Value;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reading attribute values where a kind maps them by hand. */
final class Values {
  private Values() {}

  /**
   * A text, or what is written as one (CIDR, number, port); null when absent or of another shape.
   */
  static @Nullable String text(Value value) {
    return switch (value) {
      case Value.Text(var text) -> text;
      case Value.CidrBlock(var cidr) -> cidr.toString();
      case Value.Number(var number) -> number.toPlainString();
      case Value.Bool(var bool) -> Boolean.toString(bool);
      case Value.Port(var port) -> port.toString();
      case Value.Sensitive(var hidden, var _) -> text(hidden);
      case Value.Null _,
          Value.Size _,
          Value.Cpu _,
          Value.Duration _,
          Value.Sequence _,
          Value.Keyed _,
          Value.Reference _,
          Value.Unknown _ ->
          null;
    };
  }

  static @Nullable String text(Value.Keyed block, String attribute) {
    return text(block.get(attribute));
  }

  /** The text of an attribute that the schema requires. */
  static String required(Value.Keyed block, String attribute) {
    return Objects.requireNonNull(text(block, attribute), attribute);
  }

  static @Nullable Boolean bool(Value.Keyed block, String attribute) {
    return block.get(attribute) instanceof Value.Bool(var value) ? Boolean.valueOf(value) : null;
  }

  static @Nullable Integer number(Value.Keyed block, String attribute) {
    return switch (block.get(attribute)) {
      case Value.Number(var value) -> Integer.valueOf(value.intValueExact());
      case Value.Port(var port) -> Integer.valueOf(port.from());
      case Value.Duration(var seconds) -> Integer.valueOf(Math.toIntExact(seconds));
      case Value _ -> null;
    };
  }

  /** The texts of a list or set; of a single value, that one; of nothing, none. */
  static List<String> texts(Value.Keyed block, String attribute) {
    Value value = block.get(attribute);
    if (value instanceof Value.Sequence list) {
      return list.elements().stream().map(Values::text).filter(Objects::nonNull).toList();
    }
    String single = text(value);
    return single == null ? List.of() : List.of(single);
  }

  /** The blocks of a repeated attribute, or the single one of a nested attribute. */
  static List<Value.Keyed> blocks(Value.Keyed block, String attribute) {
    return switch (block.get(attribute)) {
      case Value.Sequence list ->
          list.elements().stream()
              .filter(Value.Keyed.class::isInstance)
              .map(Value.Keyed.class::cast)
              .toList();
      case Value.Keyed one -> List.of(one);
      case Value _ -> List.of();
    };
  }
}
