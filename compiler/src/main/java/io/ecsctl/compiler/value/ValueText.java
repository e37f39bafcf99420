package io.ecsctl.compiler.value;

import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/**
 * Values as a program writes them, for diagnostics and plans. What must not or cannot be shown is
 * named instead.
 */
public final class ValueText {
  public static final String SENSITIVE = "(sensitive value)";
  public static final String UNKNOWN = "(known after apply)";
  private static final int SHORT = 48;

  private ValueText() {}

  /**
   * One line: {@code "web"}, {@code 8080/tcp}, {@code ["a", "b"]}, {@code { a = 1 }}, {@code
   * vpc.main}.
   */
  public static String of(Value value) {
    return switch (value) {
      case Value.Null() -> "null";
      case Value.Bool(var bool) -> Boolean.toString(bool);
      case Value.Number(var number) -> Numbers.text(number);
      case Value.Text(var text) -> quoted(text);
      case Value.CidrBlock(var cidr) ->
          cidr.bits() == 32 ? cidr.toString() : quoted(cidr.toString());
      case Value.Port(var port) -> port.toString();
      case Value.Size(var bytes) -> Quantities.formatSize(bytes);
      case Value.Cpu(var units) -> Quantities.formatCpu(units);
      case Value.Duration(var seconds) -> Quantities.formatDuration(seconds);
      case Value.Sequence sequence -> elements(sequence.elements());
      case Value.Keyed keyed -> entries(keyed.entries());
      case Value.Reference(var address) -> address.toString();
      case Value.Unknown _ -> UNKNOWN;
      case Value.Sensitive _ -> SENSITIVE;
    };
  }

  /** The same, cut after about 48 characters: for the middle of a sentence. */
  public static String brief(Value value) {
    String text = of(value);
    if (text.length() <= SHORT) {
      return text;
    }
    int end = Character.isHighSurrogate(text.charAt(SHORT - 1)) ? SHORT - 1 : SHORT;
    return text.substring(0, end) + "…";
  }

  private static String elements(List<Value> elements) {
    StringJoiner out = new StringJoiner(", ", "[", "]");
    elements.forEach(element -> out.add(of(element)));
    return out.toString();
  }

  private static String entries(Map<String, Value> entries) {
    if (entries.isEmpty()) {
      return "{}";
    }
    StringJoiner out = new StringJoiner(", ", "{ ", " }");
    entries.forEach((key, value) -> out.add(key(key) + " = " + of(value)));
    return out.toString();
  }

  /** An object key: the bare word where that is one, else quoted. */
  public static String key(String key) {
    return key.matches("[\\p{L}_][\\p{L}\\p{Nd}_-]*") ? key : quoted(key);
  }

  /**
   * A string literal: every character that a program could not hold plainly is escaped, and so are
   * template markers.
   */
  public static String quoted(String text) {
    StringBuilder out = new StringBuilder(text.length() + 2).append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        case '$', '%' -> {
          out.append(c);
          if (i + 1 < text.length() && text.charAt(i + 1) == '{') {
            out.append(c);
          }
        }
        default -> {
          if (Character.isISOControl(c) || isBidirectionalControl(c)) {
            out.append("\\u%04x".formatted((int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    return out.append('"').toString();
  }

  /**
   * Characters that reorder their neighbours on screen, so that text would not be what it seems.
   */
  private static boolean isBidirectionalControl(char c) {
    return (c >= '\u202a' && c <= '\u202e') || (c >= '\u2066' && c <= '\u2069');
  }
}
