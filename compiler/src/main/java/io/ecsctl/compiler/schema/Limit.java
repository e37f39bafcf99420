package io.ecsctl.compiler.schema;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a {@link Constraint} accepts. */
public sealed interface Limit {

  /**
   * An amount, in the unit AWS counts in; of a port range, either end.
   *
   * @param minimum inclusive; null when there is none
   * @param maximum inclusive; null when there is none
   * @param also single amounts outside of the range that are accepted too
   * @param step every amount is a multiple of it; null when any amount will do
   */
  record Range(
      @Nullable BigDecimal minimum,
      @Nullable BigDecimal maximum,
      List<BigDecimal> also,
      @Nullable BigDecimal step)
      implements Limit {
    public Range {
      also = List.copyOf(also);
    }

    public boolean accepts(BigDecimal amount) {
      return (within(amount) && (step == null || amount.remainder(step).signum() == 0))
          || also.stream().anyMatch(one -> one.compareTo(amount) == 0);
    }

    private boolean within(BigDecimal amount) {
      return (minimum == null || amount.compareTo(minimum) >= 0)
          && (maximum == null || amount.compareTo(maximum) <= 0);
    }
  }

  /** How long a text is: in characters, or in bytes of UTF-8. */
  record Length(int minimum, int maximum, boolean inBytes) implements Limit {}

  /**
   * What a text looks like.
   *
   * @param pattern a regular expression for the whole of it
   * @param words the same for people: {@code letters, digits, - and _}; may be empty
   */
  record Form(String pattern, String words) implements Limit {}

  /** One of these: words, or amounts in the unit AWS counts in. */
  record OneOf(List<String> values) implements Limit {
    public OneOf {
      values = List.copyOf(values);
    }
  }

  /** How many elements, entries or blocks there are. */
  record Count(int minimum, int maximum) implements Limit {}
}
