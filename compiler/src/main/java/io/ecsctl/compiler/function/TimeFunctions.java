package io.ecsctl.compiler.function;

import static io.ecsctl.compiler.function.Definition.function;

import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Value;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Points in time, as texts in the form of RFC 3339 ({@code 2026-11-21T00:17:39Z}). All of them are
 * given: the time of day is no function, since the same program would mean something else each
 * time.
 */
final class TimeFunctions {
  static final List<String> NAMES = List.of("formatdate", "timeadd", "timecmp");

  private static final Pattern RFC_3339 =
      Pattern.compile(
          "\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?(Z|[+-]\\d{2}:\\d{2})");
  private static final DateTimeFormatter SECONDS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ssXXX");
  private static final Pattern PART =
      Pattern.compile("(\\d+(?:\\.\\d*)?|\\.\\d+)(ns|us|µs|ms|s|m|h)");
  private static final Map<String, Long> NANOSECONDS =
      Map.of(
          "ns", 1L,
          "us", 1_000L,
          "µs", 1_000L,
          "ms", 1_000_000L,
          "s", 1_000_000_000L,
          "m", 60_000_000_000L,
          "h", 3_600_000_000_000L);

  private TimeFunctions() {}

  static @Nullable Function find(String name) {
    return switch (name) {
      case "formatdate" ->
          function(name)
              .takes("spec", Type.STRING)
              .takes("time", Type.STRING)
              .returns(
                  Type.STRING, a -> new Value.Text(DateFormat.format(a.text(0), time(a.text(1)))));
      case "timeadd" ->
          function(name)
              .takes("time", Type.STRING)
              .takes("duration", Type.STRING)
              .returns(
                  Type.STRING, a -> new Value.Text(added(time(a.text(0)), duration(a.text(1)))));
      case "timecmp" ->
          function(name)
              .takes("left", Type.STRING)
              .takes("right", Type.STRING)
              .returns(
                  Type.NUMBER,
                  a ->
                      Value.Number.of(
                          Integer.signum(
                              time(a.text(0)).toInstant().compareTo(time(a.text(1)).toInstant()))));
      default -> null;
    };
  }

  private static OffsetDateTime time(String text) {
    if (RFC_3339.matcher(text).matches()) {
      try {
        return OffsetDateTime.parse(text);
      } catch (DateTimeException noSuchDay) {
        // Reported below, as what has not even the form.
      }
    }
    throw new Refusal("\"%s\" is no time such as 2026-11-21T00:17:39Z".formatted(text));
  }

  private static String added(OffsetDateTime time, Duration duration) {
    try {
      OffsetDateTime sum = time.plus(duration);
      if (sum.getYear() < 0 || sum.getYear() > 9999) {
        throw new Refusal("the year %d has no such form".formatted(sum.getYear()));
      }
      return SECONDS.format(sum);
    } catch (DateTimeException | ArithmeticException tooFar) {
      throw new Refusal("the result is too far away");
    }
  }

  /**
   * Terraform's own form ({@code -1h30m}, {@code 1.5h}); that of a duration literal without days is
   * the same.
   */
  private static Duration duration(String text) {
    boolean negative = text.startsWith("-");
    String rest = negative || text.startsWith("+") ? text.substring(1) : text;
    Matcher part = PART.matcher(rest);
    BigDecimal nanoseconds = BigDecimal.ZERO;
    int end = 0;
    while (part.find() && part.start() == end) {
      long unit = NANOSECONDS.getOrDefault(part.group(2), 0L);
      nanoseconds =
          nanoseconds.add(new BigDecimal(part.group(1)).multiply(BigDecimal.valueOf(unit)));
      end = part.end();
    }
    if (rest.equals("0")) {
      return Duration.ZERO;
    }
    if (end == 0 || end != rest.length()) {
      throw new Refusal("\"%s\" is no duration such as 1h30m".formatted(text));
    }
    if (nanoseconds.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
      throw new Refusal("the duration %s is longer than 292 years".formatted(text));
    }
    Duration duration = Duration.ofNanos(nanoseconds.longValue());
    return negative ? duration.negated() : duration;
  }

  /** The offset as {@code +hhmm} or, with a separator, {@code +hh:mm}. */
  static String offset(ZoneOffset offset, String separator) {
    int minutes = Math.abs(offset.getTotalSeconds()) / 60;
    return "%s%02d%s%02d"
        .formatted(offset.getTotalSeconds() < 0 ? "-" : "+", minutes / 60, separator, minutes % 60);
  }
}
