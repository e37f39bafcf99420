package io.ecsctl.compiler.value;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Text form and precision of numbers. */
public final class Numbers {
  /** What HCL computes with: 512 bits are 154 decimal digits. Whatever fits in them is exact. */
  public static final MathContext PRECISION = new MathContext(155, RoundingMode.HALF_EVEN);

  /**
   * A quotient is kept with ten digits more than anybody sees, so that what undoes a division gives
   * back what was divided: {@code 1 / 3 * 3} is 1, as it is in binary.
   */
  static final MathContext QUOTIENT =
      new MathContext(PRECISION.getPrecision() + 10, RoundingMode.HALF_EVEN);

  /**
   * Beyond it, a number's plain digits would only fill the screen; no number of AWS's comes near.
   */
  private static final int LARGEST_EXPONENT = 5_000;

  private static final Pattern TEXT =
      Pattern.compile("[+-]?(?:[0-9]+(?:\\.[0-9]*)?|\\.[0-9]+)(?:[eE][+-]?[0-9]{1,6})?");

  private Numbers() {}

  /** The number that {@code text} says in decimal digits, or null when it says none. */
  public static @Nullable BigDecimal parse(String text) {
    if (!TEXT.matcher(text).matches()) {
      return null;
    }
    BigDecimal number = new BigDecimal(text);
    return isReasonable(number) ? number : null;
  }

  /** Whether its plain digits are few enough to be written, and to be computed with in no time. */
  static boolean isReasonable(BigDecimal number) {
    return Math.abs((long) number.precision() - number.scale()) <= LARGEST_EXPONENT
        && Math.abs((long) number.scale()) <= LARGEST_EXPONENT;
  }

  /**
   * Plain decimal digits, without trailing zeros; with an exponent only where the digits would fill
   * a page.
   */
  public static String text(BigDecimal number) {
    BigDecimal seen = number.scale() > 0 ? number.round(PRECISION) : number;
    BigDecimal stripped = seen.signum() == 0 ? BigDecimal.ZERO : seen.stripTrailingZeros();
    return isReasonable(stripped) ? stripped.toPlainString() : stripped.toString();
  }

  /** {@code number} as an {@code int}, or null when it has a fraction or is too large. */
  public static @Nullable Integer toInt(BigDecimal number) {
    boolean whole = number.signum() == 0 || number.stripTrailingZeros().scale() <= 0;
    boolean small = (long) number.precision() - number.scale() <= 10;
    if (!whole || !small) {
      return null;
    }
    long value = number.longValue();
    return value == (int) value ? (Integer) (int) value : null;
  }
}
