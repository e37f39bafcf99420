package io.ecsctl.compiler.evaluation;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.Edit;
import io.ecsctl.compiler.diagnostic.Suggestions;
import io.ecsctl.compiler.schema.AttributeType;
import io.ecsctl.compiler.schema.Unit;
import io.ecsctl.compiler.typing.AttributeTypes;
import io.ecsctl.compiler.value.Conversions;
import io.ecsctl.compiler.value.Outcome;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.compiler.value.ValueText;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Single values: their type, and what the API itself says of them — words, range, pattern. The only
 * place that checks these.
 */
final class ScalarConverter {
  private static final Map<String, Pattern> PATTERNS = new ConcurrentHashMap<>();

  private ScalarConverter() {}

  /** {@code value} is neither null nor marked. */
  static Value convert(Value value, AttributeType.Scalar scalar, AttributeConverter.Place place) {
    long unit = scalar.unit() == Unit.NONE ? 0 : scalar.unit().base();
    return switch (Conversions.convert(value, scalar.type(), unit)) {
      case Outcome.Ok(var converted) ->
          converted instanceof Value.Unknown ? converted : checked(converted, scalar, place);
      case Outcome.Failed(var reason) ->
          place.refuse(
              Diagnostic.of(
                      EvaluationRules.BAD_VALUE,
                      place.span(),
                      "%s takes %s, not %s",
                      place.attribute(),
                      AttributeTypes.described(scalar),
                      value instanceof Value.Unknown ? "this" : ValueText.brief(value))
                  .label(reason));
    };
  }

  private static Value checked(
      Value value, AttributeType.Scalar scalar, AttributeConverter.Place place) {
    if (!scalar.words().isEmpty()
        && value instanceof Value.Text(var word)
        && !scalar.words().contains(word)) {
      return place.refuse(unknownWord(word, scalar.words(), place));
    }
    String range = outOfRange(value, scalar);
    if (range != null) {
      return place.refuse(
          Diagnostic.of(
              EvaluationRules.BAD_VALUE,
              place.span(),
              "%s takes %s, not %s",
              place.attribute(),
              range,
              ValueText.brief(value)));
    }
    if (scalar.pattern() != null
        && value instanceof Value.Text(var text)
        && !PATTERNS.computeIfAbsent(scalar.pattern(), Pattern::compile).matcher(text).matches()) {
      return place.refuse(
          Diagnostic.of(
                  EvaluationRules.BAD_VALUE,
                  place.span(),
                  "%s does not take %s",
                  place.attribute(),
                  ValueText.brief(value))
              .detail("AWS accepts what matches %s", scalar.pattern()));
    }
    return value;
  }

  private static Diagnostic.Builder unknownWord(
      String word, List<String> words, AttributeConverter.Place place) {
    Diagnostic.Builder diagnostic =
        Diagnostic.of(
                EvaluationRules.UNKNOWN_WORD,
                place.span(),
                "%s does not take %s",
                place.attribute(),
                word)
            .detail("It takes one of: %s.", String.join(", ", words));
    Optional<String> nearest = Suggestions.nearest(word, words);
    nearest.ifPresent(near -> {
      diagnostic.label("did you mean " + near + "?");
      boolean here = place.span().text().equals(word);
      boolean quoted = place.span().text().equals("\"" + word + "\"");
      if (here || quoted) {
        diagnostic.fix(
            "change it to " + near, Edit.replace(place.span(), here ? near : "\"" + near + "\""));
      }
    });
    return diagnostic;
  }

  /** What it takes instead, or null when {@code value} is in range. */
  private static @Nullable String outOfRange(Value value, AttributeType.Scalar scalar) {
    BigDecimal amount = amount(value);
    if (amount == null) {
      return null;
    }
    BigDecimal unit = BigDecimal.valueOf(scalar.unit().base());
    if (scalar.unit() != Unit.NONE && amount.remainder(unit).signum() != 0) {
      return "whole " + shown(scalar.unit());
    }
    BigDecimal low =
        scalar.minimum() == null ? null : unit.multiply(BigDecimal.valueOf(scalar.minimum()));
    BigDecimal high =
        scalar.maximum() == null ? null : unit.multiply(BigDecimal.valueOf(scalar.maximum()));
    boolean fits =
        (low == null || amount.compareTo(low) >= 0)
            && (high == null || amount.compareTo(high) <= 0);
    if (fits) {
      return null;
    }
    if (low != null && high != null) {
      return shown(low, scalar.type()) + " to " + shown(high, scalar.type());
    }
    return low != null
        ? "at least " + shown(low, scalar.type())
        : high != null ? "at most " + shown(high, scalar.type()) : null;
  }

  private static @Nullable BigDecimal amount(Value value) {
    return switch (value) {
      case Value.Number(var number) -> number;
      case Value.Size(var bytes) -> BigDecimal.valueOf(bytes);
      case Value.Cpu(var units) -> BigDecimal.valueOf(units);
      case Value.Duration(var seconds) -> BigDecimal.valueOf(seconds);
      case Value.Port(var port) -> BigDecimal.valueOf(port.from());
      case Value _ -> null;
    };
  }

  private static String shown(BigDecimal amount, Type type) {
    long whole = amount.longValue();
    return ValueText.of(
        type.equals(Type.SIZE)
            ? new Value.Size(whole)
            : type.equals(Type.CPU)
                ? new Value.Cpu(whole)
                : type.equals(Type.DURATION)
                    ? new Value.Duration(whole)
                    : new Value.Number(amount));
  }

  private static String shown(Unit unit) {
    return switch (unit) {
      case NONE, BYTES -> "bytes";
      case MIB -> "MiB";
      case GIB -> "GiB";
      case CPU_UNITS -> "CPU units";
      case SECONDS -> "seconds";
      case MINUTES -> "minutes";
      case HOURS -> "hours";
      case DAYS -> "days";
    };
  }
}
