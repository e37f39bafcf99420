package io.ecsctl.compiler.validation.constraint;

import io.ecsctl.compiler.diagnostic.Suggestions;
import io.ecsctl.compiler.schema.AttributeSchema;
import io.ecsctl.compiler.schema.Constraint;
import io.ecsctl.compiler.schema.Limit;
import io.ecsctl.compiler.schema.LimitText;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.compiler.value.ValueText;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;

/** Accepted values near one that is not: what a fix offers. */
final class Nearest {
  private Nearest() {}

  /** As a program writes them, best first; empty where only a person can say. */
  static List<String> to(Value value, AttributeSchema attribute, Limit limit) {
    return switch (limit) {
      case Limit.Range range -> amount(value, attribute, range);
      case Limit.OneOf oneOf -> choices(value, attribute, oneOf.values());
      case Limit.Form _ ->
          value instanceof Value.Text(var text) ? spellings(text, attribute) : List.of();
      case Limit.Length _, Limit.Count _ -> List.of();
    };
  }

  private static List<String> amount(Value value, AttributeSchema attribute, Limit.Range range) {
    if (value instanceof Value.Port(var port)) {
      int minimum = range.minimum() == null ? 0 : range.minimum().intValueExact();
      int maximum = range.maximum() == null ? 65535 : range.maximum().intValueExact();
      return List.of(Limits.clamp(port, minimum, maximum).toString());
    }
    BigDecimal amount = Limits.amount(value, attribute.type());
    if (amount == null) {
      return List.of();
    }
    // What the range holds before what is accepted besides: 0 often means something else.
    return Stream.concat(Stream.of(within(amount, range)), range.also().stream())
        .map(nearest -> LimitText.amount(nearest, attribute.type()))
        .toList();
  }

  private static BigDecimal within(BigDecimal amount, Limit.Range range) {
    BigDecimal nearest = amount;
    BigDecimal step = range.step();
    if (step != null) {
      nearest = amount.divide(step, 0, RoundingMode.HALF_UP).multiply(step);
    }
    if (range.minimum() != null) {
      nearest = nearest.max(range.minimum());
    }
    return range.maximum() == null ? nearest : nearest.min(range.maximum());
  }

  private static List<String> choices(
      Value value, AttributeSchema attribute, List<String> choices) {
    if (value instanceof Value.Text(var text)) {
      return Suggestions.nearest(text, choices).map(ValueText::quoted).stream().toList();
    }
    BigDecimal amount = Limits.amount(value, attribute.type());
    if (amount == null) {
      return List.of();
    }
    List<BigDecimal> sorted = choices.stream().map(BigDecimal::new).sorted().toList();
    List<BigDecimal> near = new ArrayList<>();
    // More before less: of logs, of time, of anything that is hard to get back.
    sorted.stream().filter(one -> one.compareTo(amount) > 0).findFirst().ifPresent(near::add);
    sorted.reversed().stream()
        .filter(one -> one.compareTo(amount) < 0)
        .findFirst()
        .ifPresent(near::add);
    return near.stream().map(one -> LimitText.amount(one, attribute.type())).toList();
  }

  /** The same in lower case, or with hyphens for what does not belong there. */
  private static List<String> spellings(String text, AttributeSchema attribute) {
    Set<String> candidates = new LinkedHashSet<>();
    String lower = text.toLowerCase(Locale.ROOT);
    candidates.add(lower);
    candidates.add(hyphened(text));
    candidates.add(hyphened(lower));
    return candidates.stream()
        .filter(candidate ->
            attribute.constraints().stream()
                .filter(constraint -> !constraint.ofKeys())
                .map(Constraint::limit)
                .allMatch(l -> Limits.accepts(l, new Value.Text(candidate), attribute.type())))
        .findFirst()
        .map(ValueText::quoted)
        .stream()
        .toList();
  }

  private static String hyphened(String text) {
    return text.replaceAll("[^a-zA-Z0-9_./*?]+", "-").replaceAll("^-|-$", "");
  }
}
