package io.ecsctl.compiler.schema;

import io.ecsctl.compiler.value.Numbers;
import io.ecsctl.compiler.value.Quantities;
import io.ecsctl.compiler.value.Type;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Limits in words: {@code 5s to 5m}, {@code at most 255 characters}, {@code letters and digits}.
 */
public final class LimitText {
  private LimitText() {}

  /**
   * @param type of the attribute, for its unit
   */
  public static String of(Limit limit, AttributeType type) {
    return switch (limit) {
      case Limit.Range range -> range(range, type);
      case Limit.Length length ->
          bounds(length.minimum(), length.maximum(), length.inBytes() ? "byte" : "character");
      case Limit.Form form ->
          form.words().isEmpty() ? "what matches " + form.pattern() : form.words();
      case Limit.OneOf oneOf ->
          "one of "
              + oneOf.values().stream()
                  .map(value -> isAmount(type) ? amount(new BigDecimal(value), type) : value)
                  .collect(Collectors.joining(", "));
      case Limit.Count(int minimum, int maximum) ->
          minimum == 0 ? "at most " + maximum : minimum + " to " + maximum;
    };
  }

  private static String range(Limit.Range range, AttributeType type) {
    List<String> parts =
        range.also().stream().map(one -> amount(one, type)).collect(Collectors.toList());
    BigDecimal low = range.minimum();
    BigDecimal high = range.maximum();
    if (low != null && high != null) {
      parts.add(amount(low, type) + " to " + amount(high, type));
    } else if (low != null) {
      parts.add("at least " + amount(low, type));
    } else if (high != null) {
      parts.add("at most " + amount(high, type));
    }
    return String.join(" or ", parts)
        + (range.step() == null ? "" : " in steps of " + amount(range.step(), type));
  }

  /** {@code at most 5 characters}, {@code 3 to 128 characters}. */
  private static String bounds(int minimum, int maximum, String noun) {
    String unit = " " + noun + (maximum == 1 ? "" : "s");
    return (minimum <= 1 ? "at most " : minimum + " to ") + maximum + unit;
  }

  /** {@code 512MiB} for 512 of an attribute that AWS counts in MiB. */
  public static String amount(BigDecimal amount, AttributeType type) {
    long base = type.unit().base();
    Type scalar = amountType(type);
    if (scalar.equals(Type.SIZE)) {
      return Quantities.formatSize(whole(amount, base));
    }
    if (scalar.equals(Type.CPU)) {
      return Quantities.formatCpu(whole(amount, base));
    }
    return scalar.equals(Type.DURATION)
        ? Quantities.formatDuration(whole(amount, base))
        : Numbers.text(amount);
  }

  private static long whole(BigDecimal amount, long base) {
    return amount.multiply(BigDecimal.valueOf(base)).longValueExact();
  }

  private static boolean isAmount(AttributeType type) {
    return type.unit() != Unit.NONE || amountType(type).equals(Type.NUMBER);
  }

  /** The type of the amounts that {@code type} holds, in a collection or among others. */
  private static Type amountType(AttributeType type) {
    return switch (type) {
      case AttributeType.Scalar scalar -> scalar.type();
      case AttributeType.ListOf(var element) -> amountType(element);
      case AttributeType.SetOf(var element) -> amountType(element);
      case AttributeType.MapOf(var element, var _, var _) -> amountType(element);
      case AttributeType.OneOf(var alternatives) ->
          alternatives.stream()
              .map(LimitText::amountType)
              .filter(alternative -> !alternative.equals(Type.STRING))
              .findFirst()
              .orElse(Type.STRING);
      case AttributeType.ReferenceTo _, AttributeType.Nested _, AttributeType.Repeated _ ->
          Type.ANY;
    };
  }
}
