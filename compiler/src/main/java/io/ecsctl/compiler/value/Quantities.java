package io.ecsctl.compiler.value;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Text form of sizes, CPU amounts and durations, both ways. Only amounts that are exact in the base
 * unit have one.
 */
public final class Quantities {
  private static final Pattern SIZE = Pattern.compile("([0-9]+(?:\\.[0-9]+)?) ?([KMGT])iB");
  private static final Pattern CPU = Pattern.compile("(?i)([0-9]+(?:\\.[0-9]+)?) ?(vcpu|cpu)");
  private static final Pattern DURATION = Pattern.compile("([0-9]+(?:\\.[0-9]+)?)([smhd])");

  private Quantities() {}

  /** {@code 512MiB} in bytes; null when {@code text} is no size. */
  public static @Nullable Long parseSize(String text) {
    Matcher matcher = SIZE.matcher(text);
    return matcher.matches()
        ? exact(matcher.group(1), 1L << (10 * ("KMGT".indexOf(matcher.group(2)) + 1)))
        : null;
  }

  /**
   * {@code 0.25vCPU} or {@code 256cpu} in CPU units, 1024 of which are one vCPU; null when {@code
   * text} is neither.
   */
  public static @Nullable Long parseCpu(String text) {
    Matcher matcher = CPU.matcher(text);
    return matcher.matches()
        ? exact(
            matcher.group(1), matcher.group(2).toLowerCase(Locale.ROOT).equals("vcpu") ? 1024 : 1)
        : null;
  }

  /**
   * {@code 30s}, {@code 5m}, {@code 12h}, {@code 14d} in seconds; null when {@code text} is no
   * duration.
   */
  public static @Nullable Long parseDuration(String text) {
    Matcher matcher = DURATION.matcher(text);
    if (!matcher.matches()) {
      return null;
    }
    long unit =
        switch (matcher.group(2)) {
          case "s" -> 1;
          case "m" -> 60;
          case "h" -> 3_600;
          default -> 86_400;
        };
    return exact(matcher.group(1), unit);
  }

  private static @Nullable Long exact(String amount, long unit) {
    try {
      return new BigDecimal(amount).multiply(BigDecimal.valueOf(unit)).longValueExact();
    } catch (ArithmeticException notWhole) {
      return null;
    }
  }

  /**
   * In the largest unit that is exact: {@code 512MiB}, {@code 2GiB}; bytes that fill no KiB as a
   * plain number.
   */
  public static String formatSize(long bytes) {
    for (int i = 4; i >= 1; i--) {
      long unit = 1L << (10 * i);
      if (bytes != 0 && bytes % unit == 0) {
        return bytes / unit + "KMGT".substring(i - 1, i) + "iB";
      }
    }
    return Long.toString(bytes);
  }

  /** {@code 0.25vCPU} where quarters of a vCPU are exact, else {@code 100cpu}. */
  public static String formatCpu(long units) {
    return units != 0 && units % 256 == 0
        ? BigDecimal.valueOf(units)
                .divide(BigDecimal.valueOf(1024))
                .stripTrailingZeros()
                .toPlainString()
            + "vCPU"
        : units + "cpu";
  }

  /** In the largest unit that is exact: {@code 90s}, {@code 5m}, {@code 14d}. */
  public static String formatDuration(long seconds) {
    if (seconds != 0 && seconds % 86_400 == 0) {
      return seconds / 86_400 + "d";
    }
    if (seconds != 0 && seconds % 3_600 == 0) {
      return seconds / 3_600 + "h";
    }
    return seconds != 0 && seconds % 60 == 0 ? seconds / 60 + "m" : seconds + "s";
  }
}
