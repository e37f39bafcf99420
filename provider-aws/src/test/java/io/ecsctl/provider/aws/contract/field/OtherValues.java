package io.ecsctl.provider.aws.contract.field;

import io.ecsctl.compiler.schema.AttributeSchema;
import io.ecsctl.compiler.schema.AttributeType;
import io.ecsctl.compiler.schema.Constraint;
import io.ecsctl.compiler.schema.Limit;
import io.ecsctl.compiler.value.Type;
import java.math.BigDecimal;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What an attribute may be besides a value that is known to be fine, by its schema alone. */
final class OtherValues {
  private static final Pattern AMOUNT = Pattern.compile("(-?\\d+)([a-zA-Z]*)");

  private OtherValues() {}

  /**
   * @param value as a program has it
   * @return none where the schema does not say enough
   */
  static List<String> of(AttributeSchema attribute, String value) {
    return of(attribute.type(), attribute.constraints(), value);
  }

  private static List<String> of(AttributeType type, List<Constraint> limits, String value) {
    return switch (type) {
      case AttributeType.Scalar scalar when !scalar.words().isEmpty() ->
          scalar.words().stream()
              .map(OtherValues::word)
              .filter(word -> !word.equals(value))
              .limit(40)
              .toList();
      case AttributeType.Scalar scalar -> scalar(scalar, limits, value);
      case AttributeType.SetOf(AttributeType.Scalar element) when !element.words().isEmpty() ->
          of(element, limits, value.replaceAll("[\\[\\]]", "")).stream()
              .flatMap(
                  other -> Stream.of("[" + other + "]", value.replace("]", ", " + other + "]")))
              .limit(4)
              .toList();
      case AttributeType.SetOf(AttributeType.Scalar _)
          when value.startsWith("[\"") && !hasForm(limits) ->
          List.of(value.replaceFirst("\"]$", "-b\"]"), value.replaceFirst("]$", ", \"more\"]"));
      case AttributeType.ListOf(AttributeType.Scalar _)
          when value.startsWith("[\"") && !hasForm(limits) ->
          List.of(value.replaceFirst("\"]$", "-b\"]"), value.replaceFirst("]$", ", \"more\"]"));
      case AttributeType.MapOf _ when value.endsWith("\" }") ->
          List.of(
              value.replaceFirst("\" }$", "-b\" }"), value.replaceFirst(" }$", ", more = \"x\" }"));
      default -> List.of();
    };
  }

  /** What a text looks like is the file's business. */
  private static boolean hasForm(List<Constraint> limits) {
    return limits.stream()
        .map(Constraint::limit)
        .anyMatch(limit -> limit instanceof Limit.Form || limit instanceof Limit.OneOf);
  }

  private static List<String> scalar(
      AttributeType.Scalar scalar, List<Constraint> limits, String value) {
    if (scalar.type().equals(Type.BOOL)) {
      return List.of(value.equals("true") ? "false" : "true");
    }
    if (scalar.type().equals(Type.STRING) && !hasForm(limits) && value.endsWith("\"")) {
      return List.of(value.substring(0, value.length() - 1) + "-b\"");
    }
    Matcher amount = AMOUNT.matcher(value);
    if (!amount.matches()) {
      return List.of();
    }
    BigDecimal number = new BigDecimal(amount.group(1));
    return neighbours(limits, number)
        .filter(other -> limits.stream().allMatch(c -> accepts(c.limit(), other)))
        .limit(1)
        .map(other -> other.toPlainString() + amount.group(2))
        .toList();
  }

  private static Stream<BigDecimal> neighbours(List<Constraint> limits, BigDecimal number) {
    Stream<BigDecimal> steps =
        limits.stream()
            .map(Constraint::limit)
            .flatMap(limit ->
                limit instanceof Limit.Range range ? Stream.ofNullable(range.step()) : Stream.of());
    return Stream.concat(Stream.of(BigDecimal.ONE), steps)
        .flatMap(step -> Stream.of(number.add(step), number.subtract(step)));
  }

  /** The unit written is AWS's wherever bounds matter. */
  private static boolean accepts(Limit limit, BigDecimal number) {
    return switch (limit) {
      case Limit.Range range -> range.accepts(number);
      case Limit.OneOf(var values) -> values.contains(number.toPlainString());
      case Limit.Form _, Limit.Length _, Limit.Count _ -> true;
    };
  }

  private static String word(String word) {
    return word.matches("[A-Za-z_][\\w-]*") ? word : "\"" + word + "\"";
  }
}
