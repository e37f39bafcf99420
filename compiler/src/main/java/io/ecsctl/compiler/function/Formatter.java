package io.ecsctl.compiler.function;

import io.ecsctl.compiler.value.Conversions;
import io.ecsctl.compiler.value.Outcome;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.compiler.value.ValueText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The verbs of {@code format}: <code>%[flags][width][.precision][[argument]]verb</code> with the
 * flags {@code - + # 0} and space, and the verbs {@code v s q d b o x X e E f g G t %}.
 */
final class Formatter {
  private static final Pattern DIRECTIVE =
      Pattern.compile(
          "%(?<flags>[-+# 0]*)(?<width>[0-9]{1,4})?(?:\\.(?<precision>[0-9]{0,4}))?"
              + "(?:\\[(?<index>[0-9]{1,4})])?(?<verb>.)",
          Pattern.DOTALL);

  private final List<Value> arguments;
  private int next;
  private int used;

  private Formatter(List<Value> arguments) {
    this.arguments = arguments;
  }

  static String format(String format, List<Value> arguments) {
    Formatter formatter = new Formatter(arguments);
    String text = formatter.run(format);
    if (formatter.used < arguments.size()) {
      throw new Refusal(
          "the format uses %d of %d arguments".formatted(formatter.used, arguments.size()));
    }
    return text;
  }

  private String run(String format) {
    StringBuilder out = new StringBuilder();
    Matcher matcher = DIRECTIVE.matcher(format);
    int end = 0;
    for (int at = format.indexOf('%'); at >= 0; at = format.indexOf('%', end)) {
      out.append(format, end, at);
      if (!matcher.find(at) || matcher.start() != at) {
        throw new Refusal("the format ends within a verb");
      }
      end = matcher.end();
      out.append(directive(matcher));
    }
    return out.append(format, end, format.length()).toString();
  }

  private String directive(Matcher matcher) {
    char verb = matcher.group("verb").charAt(0);
    if (verb == '%') {
      return "%";
    }
    if ("vsqdboxXeEfgGt".indexOf(verb) < 0) {
      throw new Refusal("%s is no verb".formatted(matcher.group()));
    }
    String index = matcher.group("index");
    int position = index == null ? next : Integer.parseInt(index) - 1;
    if (position < 0 || position >= arguments.size()) {
      throw new Refusal(
          "%s wants argument %d, but there are %d"
              .formatted(matcher.group(), position + 1, arguments.size()));
    }
    next = position + 1;
    used = Math.max(used, next);
    String flags = matcher.group("flags");
    String digits = matcher.group("precision");
    // As in Go, a point without digits is a precision of 0.
    int precision = digits == null ? -1 : digits.isEmpty() ? 0 : Integer.parseInt(digits);
    String text = verb(verb, arguments.get(position), flags, precision);
    int width = matcher.group("width") == null ? 0 : Integer.parseInt(matcher.group("width"));
    // A bool is never padded; Terraform ignores its width.
    return verb == 't' ? text : padded(text, width, flags, "dboxXeEfgG".indexOf(verb) >= 0);
  }

  private static String verb(char verb, Value value, String flags, int precision) {
    return switch (verb) {
      case 'v' -> plain(value, flags.indexOf('#') >= 0);
      case 's' -> cut(text(value), precision);
      case 'q' -> JsonText.encode(new Value.Text(cut(text(value), precision)));
      case 't' -> converted(value, Type.BOOL).equals(new Value.Bool(true)) ? "true" : "false";
      case 'd' -> whole(value, 10, "", flags, precision);
      case 'b' -> whole(value, 2, "0b", flags, precision);
      case 'o' -> whole(value, 8, "0", flags, precision);
      case 'x' -> whole(value, 16, "0x", flags, precision);
      case 'X' -> whole(value, 16, "0x", flags, precision).toUpperCase(Locale.ROOT);
      case 'f' ->
          signed(
              number(value)
                  .setScale(precision < 0 ? 6 : precision, RoundingMode.HALF_EVEN)
                  .toPlainString(),
              flags);
      case 'e' -> signed(exponent(number(value), precision < 0 ? 6 : precision), flags);
      case 'E' ->
          signed(exponent(number(value), precision < 0 ? 6 : precision), flags)
              .toUpperCase(Locale.ROOT);
      case 'g' -> signed(general(number(value), precision), flags);
      case 'G' -> signed(general(number(value), precision), flags).toUpperCase(Locale.ROOT);
      default -> throw new IllegalArgumentException("unchecked verb " + verb);
    };
  }

  /** As Go writes values that nobody says more about: 1000000 is 1e+06. */
  private static String plain(Value value, boolean alwaysJson) {
    if (!alwaysJson && value instanceof Value.Number(var number)) {
      return general(number, -1);
    }
    String text = alwaysJson ? null : Conversions.text(value);
    return text == null || value instanceof Value.Null ? JsonText.encode(value) : text;
  }

  private static Value converted(Value value, Type type) {
    if (value instanceof Value.Null) {
      throw new Refusal("only %v formats null");
    }
    return switch (Conversions.convert(value, type)) {
      case Outcome.Ok(var converted) -> converted;
      case Outcome.Failed(var reason) -> throw new Refusal(reason);
    };
  }

  private static String text(Value value) {
    return ((Value.Text) converted(value, Type.STRING)).value();
  }

  private static BigDecimal number(Value value) {
    return ((Value.Number) converted(value, Type.NUMBER)).value();
  }

  private static String cut(String text, int precision) {
    List<String> characters = TextFunctions.characters(text);
    return precision < 0 || precision >= characters.size()
        ? text
        : String.join("", characters.subList(0, precision));
  }

  private static String whole(Value value, int base, String prefix, String flags, int precision) {
    BigDecimal number = number(value);
    if (number.stripTrailingZeros().scale() > 0) {
      throw new Refusal("%s is no whole number".formatted(ValueText.brief(value)));
    }
    BigInteger integer = number.toBigInteger();
    String digits = integer.abs().toString(base);
    String filled = "0".repeat(Math.max(0, precision - digits.length())) + digits;
    String marked = (flags.indexOf('#') >= 0 ? prefix : "") + filled;
    return signed((integer.signum() < 0 ? "-" : "") + marked, flags);
  }

  private static String signed(String number, String flags) {
    if (number.startsWith("-")) {
      return number;
    }
    return (flags.indexOf('+') >= 0 ? "+" : flags.indexOf(' ') >= 0 ? " " : "") + number;
  }

  private static String exponent(BigDecimal number, int precision) {
    // The JDK rounds halves up, Go to even.
    BigDecimal rounded = number.round(new MathContext(precision + 1, RoundingMode.HALF_EVEN));
    return String.format(Locale.ROOT, "%." + precision + "e", rounded);
  }

  /**
   * Plain digits for middling numbers, an exponent for the others: Go's rule for the shortest text.
   */
  private static String general(BigDecimal number, int precision) {
    BigDecimal rounded =
        precision < 0
            ? number
            : number.round(new MathContext(Math.max(1, precision), RoundingMode.HALF_EVEN));
    BigDecimal stripped = rounded.signum() == 0 ? BigDecimal.ZERO : rounded.stripTrailingZeros();
    int exponent = stripped.precision() - stripped.scale() - 1;
    int limit = precision < 0 ? 6 : Math.max(1, precision);
    return exponent < -4 || exponent >= limit
        ? exponent(stripped, stripped.precision() - 1)
        : stripped.toPlainString();
  }

  private static String padded(String text, int width, String flags, boolean number) {
    int missing = width - TextFunctions.characters(text).size();
    if (missing <= 0) {
      return text;
    }
    if (flags.indexOf('-') >= 0) {
      return text + " ".repeat(missing);
    }
    if (flags.indexOf('0') < 0) {
      return " ".repeat(missing) + text;
    }
    int sign = number && !text.isEmpty() && "+- ".indexOf(text.charAt(0)) >= 0 ? 1 : 0;
    return text.substring(0, sign) + "0".repeat(missing) + text.substring(sign);
  }
}
