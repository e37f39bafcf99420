package io.ecsctl.compiler.validation.constraint;

import io.ecsctl.compiler.schema.AttributeType;
import io.ecsctl.compiler.schema.Limit;
import io.ecsctl.compiler.value.PortRange;
import io.ecsctl.compiler.value.Value;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Whether a limit accepts a value. What a limit does not speak of, it accepts. */
final class Limits {
  private static final Map<String, Pattern> PATTERNS = new ConcurrentHashMap<>();

  private Limits() {}

  /** {@code value} is not sensitive; a {@link Limit.Count} has been looked at already. */
  static boolean accepts(Limit limit, Value value, AttributeType type) {
    return switch (limit) {
      case Limit.Range range -> amounts(value, type).stream().allMatch(range::accepts);
      case Limit.Length length -> fits(length, value);
      case Limit.Form form -> fits(form, value);
      case Limit.OneOf oneOf -> isOneOf(oneOf.values(), value, type);
      case Limit.Count _ -> true;
    };
  }

  private static boolean fits(Limit.Length limit, Value value) {
    return switch (value) {
      case Value.Text(var text) -> {
        int length = length(text, limit.inBytes());
        yield limit.minimum() <= length && length <= limit.maximum();
      }
      // However it goes on, it has its beginning.
      case Value.Unknown unknown ->
          length(unknown.known().prefix(), limit.inBytes()) <= limit.maximum();
      case Value _ -> true;
    };
  }

  /** As AWS counts: a character outside of the basic plane is one. */
  static int length(String text, boolean inBytes) {
    return inBytes
        ? text.getBytes(StandardCharsets.UTF_8).length
        : text.codePointCount(0, text.length());
  }

  private static boolean fits(Limit.Form limit, Value value) {
    Pattern pattern = PATTERNS.computeIfAbsent(limit.pattern(), Pattern::compile);
    return switch (value) {
      case Value.Text(var text) -> pattern.matcher(text).matches();
      case Value.Unknown unknown when !unknown.known().prefix().isEmpty() ->
          canBegin(pattern, unknown.known().prefix());
      case Value _ -> true;
    };
  }

  /** Whether more text might make it match: the matcher says when it has looked beyond the end. */
  @SuppressWarnings("JdkObsolete") // what hitEnd is for: the text streams in, and has only begun
  private static boolean canBegin(Pattern pattern, String prefix) {
    Matcher matcher = pattern.matcher(prefix);
    return matcher.matches() || matcher.hitEnd();
  }

  private static boolean isOneOf(List<String> values, Value value, AttributeType type) {
    return switch (value) {
      case Value.Text(var text) -> values.contains(text);
      case Value.Port(var port) -> port.protocol().isEmpty() || values.contains(port.protocol());
      case Value _ ->
          amounts(value, type).stream()
              .allMatch(amount ->
                  values.stream().anyMatch(one -> new BigDecimal(one).compareTo(amount) == 0));
    };
  }

  /** In AWS's unit; of a port range both ends; empty for what is no amount. */
  private static List<BigDecimal> amounts(Value value, AttributeType type) {
    if (value instanceof Value.Port(var port)) {
      return List.of(BigDecimal.valueOf(port.from()), BigDecimal.valueOf(port.to()));
    }
    BigDecimal amount = amount(value, type);
    return amount == null ? List.of() : List.of(amount);
  }

  /** In AWS's unit; null for what is no single amount. */
  static @Nullable BigDecimal amount(Value value, AttributeType type) {
    return switch (value) {
      case Value.Number(var number) -> number;
      case Value.Size(var bytes) -> inUnit(bytes, type);
      case Value.Cpu(var units) -> inUnit(units, type);
      case Value.Duration(var seconds) -> inUnit(seconds, type);
      case Value _ -> null;
    };
  }

  /** Exact: amounts that are not whole in the unit never get here. */
  private static BigDecimal inUnit(long amount, AttributeType type) {
    return BigDecimal.valueOf(amount)
        .divide(BigDecimal.valueOf(type.unit().base()), MathContext.DECIMAL128);
  }

  /** The port, or range, with its ends moved into the limit. */
  static PortRange clamp(PortRange port, int minimum, int maximum) {
    return new PortRange(
        Math.clamp(port.from(), minimum, maximum),
        Math.clamp(port.to(), minimum, maximum),
        port.protocol());
  }
}
