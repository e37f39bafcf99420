package io.ecsctl.compiler.validation.schedule;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * One of the six fields of a cron expression.
 *
 * @param names words for the numbers, the first one for {@code from}
 * @param special what else the field may hold, as a pattern
 */
record CronField(String name, int from, int to, List<String> names, String special) {
  private static final List<String> MONTHS =
      List.of("JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC");
  private static final List<String> DAYS = List.of("SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT");
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,4}");

  /** In their order. Source: Amazon EventBridge User Guide, cron expressions. */
  static final List<CronField> ALL =
      List.of(
          new CronField("minutes", 0, 59, List.of(), ""),
          new CronField("hours", 0, 23, List.of(), ""),
          new CronField("day of month", 1, 31, List.of(), "\\?|L|LW|L-[0-9]{1,2}|[0-9]{1,2}W"),
          new CronField("month", 1, 12, MONTHS, ""),
          new CronField(
              "day of week", 1, 7, DAYS, "\\?|L|([1-7]|[A-Z]{3})L|([1-7]|[A-Z]{3})#[1-5]"),
          new CronField("year", 1970, 2199, List.of(), ""));

  /** Whether AWS understands what stands in the field. */
  boolean accepts(String text) {
    String upper = text.toUpperCase(Locale.ROOT);
    return upper.matches(special)
        || (!upper.endsWith(",") && Stream.of(upper.split(",", -1)).allMatch(this::acceptsItem));
  }

  /** {@code *}, {@code 5}, {@code 1-5}, each with {@code /2} or without. */
  private boolean acceptsItem(String item) {
    int slash = item.indexOf('/');
    if (slash >= 0) {
      String step = item.substring(slash + 1);
      return NUMBER.matcher(step).matches()
          && Integer.parseInt(step) > 0
          && acceptsRange(item.substring(0, slash));
    }
    return acceptsRange(item);
  }

  private boolean acceptsRange(String range) {
    int dash = range.indexOf('-');
    return range.equals("*")
        || (dash < 0
            ? acceptsValue(range)
            : acceptsValue(range.substring(0, dash)) && acceptsValue(range.substring(dash + 1)));
  }

  private boolean acceptsValue(String value) {
    if (names.contains(value)) {
      return true;
    }
    return NUMBER.matcher(value).matches()
        && Integer.parseInt(value) >= from
        && Integer.parseInt(value) <= to;
  }

  /** {@code 0 to 59}, {@code 1 to 12 or JAN to DEC}: for messages. */
  String values() {
    return from
        + " to "
        + to
        + (names.isEmpty() ? "" : " or " + names.getFirst() + " to " + names.getLast());
  }
}
