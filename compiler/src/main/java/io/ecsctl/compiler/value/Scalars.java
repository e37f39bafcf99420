package io.ecsctl.compiler.value;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Conversions between values without parts. */
final class Scalars {
  private Scalars() {}

  static Outcome convert(Value value, Type.Primitive to, long unit) {
    if (value.type().equals(to)) {
      return Outcome.ok(value);
    }
    return switch (to) {
      case STRING -> orRefused(toText(value), value, to);
      case NUMBER -> orRefused(toNumber(value), value, to);
      case BOOL -> orRefused(toBool(value), value, to);
      case CIDR -> orRefused(toCidr(value), value, to);
      case PORT -> orRefused(toPort(value), value, to);
      case CPU -> toCpu(value);
      case SIZE -> toSize(value, unit);
      case DURATION -> toDuration(value, unit);
      case ANY -> Outcome.ok(value);
    };
  }

  private static Outcome orRefused(@Nullable Value converted, Value value, Type to) {
    return converted == null ? Conversions.refused(value, to) : Outcome.ok(converted);
  }

  private static @Nullable Value toText(Value value) {
    return switch (value) {
      case Value.Bool(var bool) -> new Value.Text(Boolean.toString(bool));
      case Value.Number(var number) -> new Value.Text(Numbers.text(number));
      case Value.CidrBlock(var cidr) -> new Value.Text(cidr.toString());
      case Value.Port(var port) -> new Value.Text(port.toString());
      case Value.Size(var bytes) -> new Value.Text(Quantities.formatSize(bytes));
      case Value.Cpu(var units) -> new Value.Text(Quantities.formatCpu(units));
      case Value.Duration(var seconds) -> new Value.Text(Quantities.formatDuration(seconds));
      case Value.Text text -> text;
      case Value.Null _,
          Value.Sequence _,
          Value.Keyed _,
          Value.Reference _,
          Value.Unknown _,
          Value.Sensitive _ ->
          null;
    };
  }

  private static @Nullable Value toNumber(Value value) {
    BigDecimal number = value instanceof Value.Text(var text) ? Numbers.parse(text) : null;
    return number == null ? null : new Value.Number(number);
  }

  /** HCL takes {@code "1"} and {@code "0"} too, but not {@code "True"}. */
  private static @Nullable Value toBool(Value value) {
    return value instanceof Value.Text(var text)
        ? switch (text) {
          case "true", "1" -> new Value.Bool(true);
          case "false", "0" -> new Value.Bool(false);
          default -> null;
        }
        : null;
  }

  private static @Nullable Value toCidr(Value value) {
    Cidr cidr = value instanceof Value.Text(var text) ? Cidr.parse(text) : null;
    return cidr == null ? null : new Value.CidrBlock(cidr);
  }

  private static @Nullable Value toPort(Value value) {
    PortRange port =
        value instanceof Value.Text(var text)
            ? PortRange.parse(text)
            : value instanceof Value.Number(var number)
                ? PortRange.parse(Numbers.text(number))
                : null;
    return port == null ? null : new Value.Port(port);
  }

  private static Outcome toCpu(Value value) {
    Long units = value instanceof Value.Text(var text) ? Quantities.parseCpu(text) : null;
    BigDecimal bare = bareNumber(value);
    if (units == null && bare != null) {
      units = Conversions.amount(bare, 1);
    }
    return orRefused(units == null || units < 0 ? null : new Value.Cpu(units), value, Type.CPU);
  }

  private static Outcome toSize(Value value, long unit) {
    Long bytes = value instanceof Value.Text(var text) ? Quantities.parseSize(text) : null;
    BigDecimal bare = bareNumber(value);
    if (bytes == null && bare != null) {
      if (unit == 0) {
        return withoutUnit(value, Type.SIZE, "MiB");
      }
      bytes = Conversions.amount(bare, unit);
    }
    return orRefused(bytes == null || bytes < 0 ? null : new Value.Size(bytes), value, Type.SIZE);
  }

  private static Outcome toDuration(Value value, long unit) {
    Long seconds = value instanceof Value.Text(var text) ? Quantities.parseDuration(text) : null;
    BigDecimal bare = bareNumber(value);
    if (seconds == null && bare != null) {
      if (unit == 0) {
        return withoutUnit(value, Type.DURATION, "s");
      }
      seconds = Conversions.amount(bare, unit);
    }
    return orRefused(
        seconds == null || seconds < 0 ? null : new Value.Duration(seconds), value, Type.DURATION);
  }

  private static @Nullable BigDecimal bareNumber(Value value) {
    return value instanceof Value.Number(var number)
        ? number
        : value instanceof Value.Text(var text) ? Numbers.parse(text) : null;
  }

  private static Outcome withoutUnit(Value value, Type type, String unit) {
    String number = ValueText.brief(value).replace("\"", "");
    return Outcome.failed(
        "%s has no unit, so it is not %s (write it like %s%s)"
            .formatted(ValueText.brief(value), Types.described(type), number, unit));
  }
}
