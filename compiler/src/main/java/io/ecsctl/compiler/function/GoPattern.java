package io.ecsctl.compiler.function;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression written for Go, and so for Terraform, run by the JDK. The two differ where
 * the JDK reads more into the same characters; those are rewritten: group names, {@code $} before a
 * last line break, and brackets and ampersands within a class.
 *
 * @param names of the capturing groups in order, {@code ""} for those without
 */
record GoPattern(Pattern pattern, List<String> names) {

  static GoPattern compile(String source) {
    List<String> names = new ArrayList<>();
    String translated = new Translation(source, names).run();
    try {
      GoPattern compiled = new GoPattern(Pattern.compile(translated, Pattern.UNIX_LINES), names);
      long named = names.stream().filter(name -> !name.isEmpty()).count();
      if (named != 0 && named != names.size()) {
        throw new Refusal("the pattern mixes named and unnamed groups");
      }
      return compiled;
    } catch (PatternSyntaxException invalid) {
      throw new Refusal("the pattern is malformed: " + invalid.getDescription());
    }
  }

  /** Whether the groups have names; then all have. */
  boolean named() {
    return !names.isEmpty() && !names.getFirst().isEmpty();
  }

  /**
   * Every match from the left. As in Go, one of no characters is none where the match before it
   * ends: {@code a*} matches "baac" in three places, not four.
   */
  void all(String text, Consumer<Matcher> found) {
    Matcher matcher = pattern.matcher(text);
    int end = -1;
    while (matcher.find()) {
      if (matcher.end() > matcher.start() || matcher.start() != end) {
        found.accept(matcher);
      }
      end = matcher.end();
    }
  }

  /** {@code text} with what {@code template} says in the place of every match. */
  String replaceAll(String text, String template) {
    StringBuilder out = new StringBuilder();
    int[] end = {0};
    all(
        text,
        matcher -> {
          out.append(text, end[0], matcher.start()).append(expand(template, matcher));
          end[0] = matcher.end();
        });
    return out.append(text, end[0], text.length()).toString();
  }

  /**
   * Go's template: {@code $name} takes as many word characters as there are, <code>${name}</code>
   * is exact, {@code $$} is a dollar.
   */
  String expand(String template, Matcher matcher) {
    StringBuilder out = new StringBuilder();
    Matcher reference = Pattern.compile("\\$(?:\\$|\\{(\\w+)}|(\\w+))").matcher(template);
    int end = 0;
    while (reference.find()) {
      out.append(template, end, reference.start());
      end = reference.end();
      String name = reference.group(1) != null ? reference.group(1) : reference.group(2);
      out.append(name == null ? "$" : group(name, matcher));
    }
    return out.append(template, end, template.length()).toString();
  }

  private String group(String name, Matcher matcher) {
    int index = name.matches("[0-9]{1,4}") ? Integer.parseInt(name) : names.indexOf(name) + 1;
    boolean whole = index == 0 && !name.equals("0");
    @Nullable String text = whole || index > matcher.groupCount() ? null : matcher.group(index);
    return text == null ? "" : text;
  }

  /** One pass over the source. */
  private static final class Translation {
    private final String source;
    private final List<String> names;
    private final StringBuilder out = new StringBuilder();
    private int at;

    Translation(String source, List<String> names) {
      this.source = source;
      this.names = names;
    }

    String run() {
      boolean multiline = Pattern.compile("\\(\\?[a-z]*m").matcher(source).find();
      while (at < source.length()) {
        char c = source.charAt(at);
        switch (c) {
          case '\\' -> escape();
          case '[' -> characterClass();
          case '(' -> group();
          case '$' -> {
            out.append(multiline ? "$" : "\\z");
            at++;
          }
          default -> {
            out.append(c);
            at++;
          }
        }
      }
      return out.toString();
    }

    private void escape() {
      int quoteEnd = source.startsWith("\\Q", at) ? source.indexOf("\\E", at) : -1;
      int end = quoteEnd >= 0 ? quoteEnd + 2 : Math.min(at + 2, source.length());
      out.append(source, at, end);
      at = end;
    }

    private void group() {
      Matcher name =
          Pattern.compile("\\(\\?P?<([A-Za-z_]\\w*)>").matcher(source).region(at, source.length());
      if (name.lookingAt()) {
        names.add(name.group(1));
        out.append('(');
        at = name.end();
        return;
      }
      if (!source.startsWith("(?", at)) {
        names.add("");
      }
      out.append('(');
      at++;
    }

    private void characterClass() {
      out.append('[');
      at++;
      if (source.startsWith("^", at)) {
        out.append('^');
        at++;
      }
      boolean first = true;
      while (at < source.length() && (first || source.charAt(at) != ']')) {
        Matcher posix =
            Pattern.compile("\\[:(\\^?)([a-z]+):]").matcher(source).region(at, source.length());
        char c = source.charAt(at);
        if (posix.lookingAt()) {
          out.append(posix.group(1).isEmpty() ? "\\p{" : "\\P{").append(posixClass(posix.group(2)));
          at = posix.end();
        } else if (c == '\\') {
          escape();
        } else {
          if (c == '[' || c == '&' || c == ']') {
            out.append('\\');
          }
          out.append(c);
          at++;
        }
        first = false;
      }
    }

    private static String posixClass(String name) {
      String java =
          switch (name) {
            case "xdigit" -> "XDigit";
            case "ascii" -> "ASCII";
            default -> Character.toUpperCase(name.charAt(0)) + name.substring(1);
          };
      return java + "}";
    }
  }
}
