package io.ecsctl.compiler.function;

import static io.ecsctl.compiler.function.Definition.function;

import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import org.jspecify.annotations.Nullable;

/** Regular expressions, in RE2's syntax as in Terraform. */
final class PatternFunctions {
  static final List<String> NAMES = List.of("regex", "regexall", "replace");

  private PatternFunctions() {}

  static @Nullable Function find(String name) {
    return switch (name) {
      case "regex" ->
          function(name)
              .takes("pattern", Type.STRING)
              .takes("text", Type.STRING)
              .returns(Type.ANY, a -> guarded(() -> regex(a)));
      case "regexall" ->
          function(name)
              .takes("pattern", Type.STRING)
              .takes("text", Type.STRING)
              .returns(new Type.ListType(Type.ANY), a -> guarded(() -> regexAll(a)));
      case "replace" ->
          function(name)
              .takes("text", Type.STRING)
              .takes("substring", Type.STRING)
              .takes("replacement", Type.STRING)
              .returns(Type.STRING, a -> guarded(() -> replace(a.text(0), a.text(1), a.text(2))));
      default -> null;
    };
  }

  private interface Matching {
    Value run();
  }

  /**
   * The JDK matches by recursion, so a repeated group over a very long text can use up the stack.
   */
  private static Value guarded(Matching matching) {
    try {
      return matching.run();
    } catch (StackOverflowError tooDeep) {
      throw new Refusal("the text is too long for this pattern");
    }
  }

  private static Value regex(Arguments arguments) {
    GoPattern pattern = GoPattern.compile(arguments.text(0));
    Matcher matcher = pattern.pattern().matcher(arguments.text(1));
    if (!matcher.find()) {
      throw new Refusal("the pattern matches no part of the text");
    }
    return captured(pattern, matcher);
  }

  private static Value regexAll(Arguments arguments) {
    GoPattern pattern = GoPattern.compile(arguments.text(0));
    List<Value> found = new ArrayList<>();
    pattern.all(arguments.text(1), matcher -> found.add(captured(pattern, matcher)));
    return new Value.ListOf(captureType(pattern), found);
  }

  private static Type captureType(GoPattern pattern) {
    if (pattern.names().isEmpty()) {
      return Type.STRING;
    }
    if (pattern.named()) {
      SortedMap<String, Type> attributes = new TreeMap<>();
      pattern.names().forEach(name -> attributes.put(name, Type.STRING));
      return Type.ObjectType.of(attributes);
    }
    return new Type.TupleType(pattern.names().stream().map(_ -> Type.STRING).toList());
  }

  /**
   * Without groups the match; with groups a tuple, or with named groups an object. A group that
   * took no part is null.
   */
  private static Value captured(GoPattern pattern, Matcher matcher) {
    if (pattern.names().isEmpty()) {
      return new Value.Text(matcher.group());
    }
    List<Value> groups = new ArrayList<>();
    SortedMap<String, Value> named = new TreeMap<>();
    for (int i = 1; i <= matcher.groupCount(); i++) {
      String text = matcher.group(i);
      Value group = text == null ? Value.NULL : new Value.Text(text);
      groups.add(group);
      named.put(pattern.names().get(i - 1), group);
    }
    return pattern.named() ? new Value.ObjectOf(named) : new Value.Tuple(groups);
  }

  /** Every character with {@code after} behind it. */
  private static List<String> spaced(String text, String after) {
    return text.codePoints().mapToObj(c -> Character.toString(c) + after).toList();
  }

  /**
   * A substring between slashes is a pattern, and then the replacement may name groups: {@code $1},
   * <code>${name}</code>.
   */
  private static Value replace(String text, String substring, String replacement) {
    boolean isPattern =
        substring.length() > 1 && substring.startsWith("/") && substring.endsWith("/");
    if (!isPattern) {
      return new Value.Text(
          substring.isEmpty()
              ? replacement + String.join("", spaced(text, replacement))
              : text.replace(substring, replacement));
    }
    GoPattern pattern = GoPattern.compile(substring.substring(1, substring.length() - 1));
    return new Value.Text(pattern.replaceAll(text, replacement));
  }
}
