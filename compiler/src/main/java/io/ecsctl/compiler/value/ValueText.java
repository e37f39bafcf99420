package io.ecsctl.compiler.value;

import java.util.List;
import java.util.Map;

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
    StringBuilder out = new StringBuilder();
    write(value, out);
    return out.toString();
  }

  /** The same at the end of {@code out}. */
  public static void write(Value value, StringBuilder out) {
    switch (value) {
      case Value.Null() -> out.append("null");
      case Value.Bool(var bool) -> out.append(bool);
      case Value.Number(var number) -> out.append(Numbers.text(number));
      case Value.Text(var text) -> quote(text, out);
      case Value.CidrBlock(var cidr) when cidr.bits() == 32 -> out.append(cidr);
      case Value.CidrBlock(var cidr) -> quote(cidr.toString(), out);
      case Value.Port(var port) -> out.append(port);
      case Value.Size(var bytes) -> out.append(Quantities.formatSize(bytes));
      case Value.Cpu(var units) -> out.append(Quantities.formatCpu(units));
      case Value.Duration(var seconds) -> out.append(Quantities.formatDuration(seconds));
      case Value.Sequence sequence -> elements(sequence.elements(), out);
      case Value.Keyed keyed -> entries(keyed.entries(), out);
      case Value.Reference(var address) -> out.append(address);
      case Value.Unknown _ -> out.append(UNKNOWN);
      case Value.Sensitive _ -> out.append(SENSITIVE);
    }
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

  private static void elements(List<Value> elements, StringBuilder out) {
    out.append('[');
    for (int i = 0; i < elements.size(); i++) {
      out.append(i == 0 ? "" : ", ");
      write(elements.get(i), out);
    }
    out.append(']');
  }

  private static void entries(Map<String, Value> entries, StringBuilder out) {
    if (entries.isEmpty()) {
      out.append("{}");
      return;
    }
    out.append("{ ");
    int start = out.length();
    entries.forEach((key, value) -> {
      out.append(out.length() == start ? "" : ", ").append(key(key)).append(" = ");
      write(value, out);
    });
    out.append(" }");
  }

  /** An object key: the bare word where that is one, else quoted. */
  public static String key(String key) {
    return isWord(key) ? key : quoted(key);
  }

  /** A letter or underscore, then letters, decimal digits, underscores and hyphens. */
  private static boolean isWord(String key) {
    for (int i = 0; i < key.length(); i += Character.charCount(key.codePointAt(i))) {
      int c = key.codePointAt(i);
      if (!Character.isLetter(c) && c != '_' && (i == 0 || (!Character.isDigit(c) && c != '-'))) {
        return false;
      }
    }
    return !key.isEmpty();
  }

  /**
   * A string literal: every character that a program could not hold plainly is escaped, and so are
   * template markers.
   */
  public static String quoted(String text) {
    StringBuilder out = new StringBuilder(text.length() + 2);
    quote(text, out);
    return out.toString();
  }

  private static void quote(String text, StringBuilder out) {
    out.append('"');
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
    out.append('"');
  }

  /**
   * Characters that reorder their neighbours on screen, so that text would not be what it seems.
   */
  private static boolean isBidirectionalControl(char c) {
    return (c >= '\u202a' && c <= '\u202e') || (c >= '\u2066' && c <= '\u2069');
  }
}
