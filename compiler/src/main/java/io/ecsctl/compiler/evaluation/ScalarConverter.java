package io.ecsctl.compiler.evaluation;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.Edit;
import io.ecsctl.compiler.diagnostic.Suggestions;
import io.ecsctl.compiler.schema.AttributeType;
import io.ecsctl.compiler.schema.Unit;
import io.ecsctl.compiler.typing.AttributeTypes;
import io.ecsctl.compiler.value.Conversions;
import io.ecsctl.compiler.value.Outcome;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.compiler.value.ValueText;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Single values: their type, the words of an enum, amounts that are whole in AWS's unit. What else
 * the schema says of them is for the rules ({@code validation.constraint}).
 */
final class ScalarConverter {
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
    BigDecimal amount = amount(value);
    if (amount != null
        && scalar.unit() != Unit.NONE
        && amount.remainder(BigDecimal.valueOf(scalar.unit().base())).signum() != 0) {
      return place.refuse(
          Diagnostic.of(
              EvaluationRules.BAD_VALUE,
              place.span(),
              "%s takes whole %s, not %s",
              place.attribute(),
              shown(scalar.unit()),
              ValueText.brief(value)));
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
    Optional<String> nearest = switchWord(word, words).or(() -> Suggestions.nearest(word, words));
    nearest.ifPresent(near -> {
      diagnostic.didYouMean(near);
      boolean here = place.span().text().equals(word);
      boolean quoted = place.span().text().equals("\"" + word + "\"");
      if (here || quoted) {
        diagnostic.fix(
            "change it to " + near, Edit.replace(place.span(), here ? near : "\"" + near + "\""));
      }
    });
    return diagnostic;
  }

  /** What AWS calls true or false where it has a word for it. */
  private static Optional<String> switchWord(String word, List<String> words) {
    List<String> meant =
        switch (word) {
          case "true" -> List.of("enabled", "on");
          case "false" -> List.of("disabled", "off");
          default -> List.of();
        };
    return words.stream()
        .filter(known -> meant.contains(known.toLowerCase(Locale.ROOT)))
        .findFirst();
  }

  private static @Nullable BigDecimal amount(Value value) {
    return switch (value) {
      case Value.Size(var bytes) -> BigDecimal.valueOf(bytes);
      case Value.Cpu(var units) -> BigDecimal.valueOf(units);
      case Value.Duration(var seconds) -> BigDecimal.valueOf(seconds);
      case Value.Number(var number) -> number;
      case Value _ -> null;
    };
  }

  private static String shown(Unit unit) {
    return switch (unit) {
      case WHOLE -> "numbers";
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
