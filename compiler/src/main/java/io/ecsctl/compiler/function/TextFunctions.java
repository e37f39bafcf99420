package io.ecsctl.compiler.function;

import static io.ecsctl.compiler.function.Definition.function;

import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Strings. Lengths and positions count characters as a reader sees them (grapheme clusters), not
 * code units.
 */
final class TextFunctions {
  static final List<String> NAMES =
      List.of(
          "chomp",
          "endswith",
          "indent",
          "join",
          "lower",
          "split",
          "startswith",
          "strcontains",
          "strrev",
          "substr",
          "title",
          "trim",
          "trimprefix",
          "trimspace",
          "trimsuffix",
          "upper");

  private static final Pattern CHARACTER = Pattern.compile("\\X", Pattern.DOTALL);
  private static final Type TEXTS = new Type.ListType(Type.STRING);

  private TextFunctions() {}

  static @Nullable Function find(String name) {
    return switch (name) {
      case "chomp" -> ofText(name, text -> trimEnd(text, c -> c == '\n' || c == '\r'));
      case "lower" -> ofText(name, text -> mapped(text, Character::toLowerCase));
      case "upper" -> ofText(name, text -> mapped(text, Character::toUpperCase));
      case "title" -> ofText(name, TextFunctions::title);
      case "strrev" -> ofText(name, text -> String.join("", characters(text).reversed()));
      case "trimspace" ->
          ofText(
              name, text -> trimStart(trimEnd(text, TextFunctions::space), TextFunctions::space));
      case "trim" ->
          ofTwo(
              name,
              "cutset",
              (text, cut) ->
                  trimStart(trimEnd(text, c -> cut.indexOf(c) >= 0), c -> cut.indexOf(c) >= 0));
      case "trimprefix" ->
          ofTwo(
              name,
              "prefix",
              (text, prefix) -> text.startsWith(prefix) ? text.substring(prefix.length()) : text);
      case "trimsuffix" ->
          ofTwo(
              name,
              "suffix",
              (text, suffix) ->
                  text.endsWith(suffix)
                      ? text.substring(0, text.length() - suffix.length())
                      : text);
      case "startswith" -> test(name, "prefix", String::startsWith);
      case "endswith" -> test(name, "suffix", String::endsWith);
      case "strcontains" -> test(name, "substr", String::contains);
      case "indent" ->
          function(name)
              .takes("spaces", Type.NUMBER)
              .takes("text", Type.STRING)
              .returns(Type.STRING, TextFunctions::indent);
      case "join" ->
          function(name)
              .takes("separator", Type.STRING)
              .takesMore("lists", TEXTS)
              .returns(Type.STRING, TextFunctions::join);
      case "split" ->
          function(name)
              .takes("separator", Type.STRING)
              .takes("text", Type.STRING)
              .returns(TEXTS, a -> split(a.text(0), a.text(1)));
      case "substr" ->
          function(name)
              .takes("text", Type.STRING)
              .takes("offset", Type.NUMBER)
              .takes("length", Type.NUMBER)
              .returns(Type.STRING, TextFunctions::substring);
      default -> null;
    };
  }

  private interface OfTwo {
    String apply(String text, String other);
  }

  private interface Test {
    boolean apply(String text, String other);
  }

  private static Function ofText(String name, UnaryOperator<String> body) {
    return function(name)
        .takes("text", Type.STRING)
        .returns(Type.STRING, a -> new Value.Text(body.apply(a.text(0))));
  }

  private static Function ofTwo(String name, String other, OfTwo body) {
    return function(name)
        .takes("text", Type.STRING)
        .takes(other, Type.STRING)
        .returns(Type.STRING, a -> new Value.Text(body.apply(a.text(0), a.text(1))));
  }

  private static Function test(String name, String other, Test body) {
    return function(name)
        .takes("text", Type.STRING)
        .takes(other, Type.STRING)
        .returns(Type.BOOL, a -> new Value.Bool(body.apply(a.text(0), a.text(1))));
  }

  /** What a reader sees as one character each. */
  static List<String> characters(String text) {
    List<String> characters = new ArrayList<>();
    Matcher matcher = CHARACTER.matcher(text);
    while (matcher.find()) {
      characters.add(matcher.group());
    }
    return characters;
  }

  private static String trimEnd(String text, IntPredicate cut) {
    int end = text.length();
    while (end > 0 && cut.test(text.codePointBefore(end))) {
      end -= Character.charCount(text.codePointBefore(end));
    }
    return text.substring(0, end);
  }

  private static String trimStart(String text, IntPredicate cut) {
    int start = 0;
    while (start < text.length() && cut.test(text.codePointAt(start))) {
      start += Character.charCount(text.codePointAt(start));
    }
    return text.substring(start);
  }

  private static boolean space(int codePoint) {
    return Character.isWhitespace(codePoint)
        || Character.isSpaceChar(codePoint)
        || codePoint == 0x85;
  }

  private static String mapped(String text, java.util.function.IntUnaryOperator change) {
    // One code point each, as Terraform does: upper("straße") keeps its ß.
    return text.codePoints()
        .map(change)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }

  private static String title(String text) {
    StringBuilder out = new StringBuilder(text.length());
    boolean[] begins = {true};
    text.codePoints()
        .forEach(c -> {
          out.appendCodePoint(begins[0] ? Character.toTitleCase(c) : c);
          begins[0] = !(Character.isLetterOrDigit(c) || c == '_');
        });
    return out.toString();
  }

  /** Every line but the first. */
  private static Value indent(Arguments arguments) {
    int spaces = arguments.integer(0);
    if (spaces < 0 || spaces > 1_000) {
      throw new Refusal("spaces must be between 0 and 1000, not %d".formatted(spaces));
    }
    return new Value.Text(arguments.text(1).replace("\n", "\n" + " ".repeat(spaces)));
  }

  private static Value join(Arguments arguments) {
    if (arguments.count() < 2) {
      throw new Refusal("it takes at least 2 arguments");
    }
    List<String> all = new ArrayList<>();
    for (int i = 1; i < arguments.count(); i++) {
      all.addAll(arguments.texts(i));
    }
    return new Value.Text(String.join(arguments.text(0), all));
  }

  private static Value split(String separator, String text) {
    List<Value> parts = new ArrayList<>();
    if (separator.isEmpty()) {
      text.codePoints().forEach(c -> parts.add(new Value.Text(Character.toString(c))));
      return new Value.ListOf(Type.STRING, parts);
    }
    int start = 0;
    for (int at = text.indexOf(separator); at >= 0; at = text.indexOf(separator, start)) {
      parts.add(new Value.Text(text.substring(start, at)));
      start = at + separator.length();
    }
    parts.add(new Value.Text(text.substring(start)));
    return new Value.ListOf(Type.STRING, parts);
  }

  /**
   * A negative offset counts from the end; a length of -1 means the rest. What lies outside the
   * text is left out.
   */
  private static Value substring(Arguments arguments) {
    List<String> characters = characters(arguments.text(0));
    int size = characters.size();
    int offset = arguments.integer(1);
    int length = arguments.integer(2);
    if (length < -1) {
      throw new Refusal("length must be at least 0, or -1 for the rest, not %d".formatted(length));
    }
    int start = Math.clamp(offset < 0 ? (long) size + offset : offset, 0, size);
    int end = length == -1 ? size : Math.clamp((long) start + length, 0, size);
    return new Value.Text(String.join("", characters.subList(start, end)));
  }
}
