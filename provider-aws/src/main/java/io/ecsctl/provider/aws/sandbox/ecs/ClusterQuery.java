package io.ecsctl.provider.aws.sandbox.ecs;

import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Expressions of the cluster query language over attributes, joined by {@code and}; what is not of
 * that form holds.
 *
 * <p>Source: Amazon ECS Developer Guide, "Create expressions to define container instances".
 */
final class ClusterQuery {
  private static final Pattern TERM =
      Pattern.compile(
          "(not\\s*\\()?\\s*attribute:([\\w.-]+)\\s*(==|!=|=~|in|exists|!exists)?\\s*(.*?)\\)?\\s*");

  private ClusterQuery() {}

  /**
   * @param attribute an instance's attribute by name; null when it has none
   */
  static boolean matches(String expression, Function<String, @Nullable String> attribute) {
    return Stream.of(expression.split("\\s+(?:and|&&)\\s+", -1))
        .allMatch(term -> holds(term, attribute));
  }

  private static boolean holds(String term, Function<String, @Nullable String> attribute) {
    Matcher parts = TERM.matcher(term);
    if (!parts.matches()) {
      return true;
    }
    String value = attribute.apply(parts.group(2));
    String wanted = parts.group(4);
    boolean holds =
        switch (Objects.requireNonNullElse(parts.group(3), "exists")) {
          case "==" -> wanted.equals(value);
          case "!=" -> !wanted.equals(value);
          case "=~" -> value != null && Pattern.compile(glob(wanted)).matcher(value).matches();
          case "in" -> value != null && elements(wanted).contains(value);
          case "!exists" -> value == null;
          case String _ -> value != null;
        };
    return (parts.group(1) == null) == holds;
  }

  private static List<String> elements(String list) {
    UnaryOperator<String> bare = text -> text.replaceAll("[\\[\\]\\s]", "");
    return Stream.of(list.split(",", -1)).map(bare).toList();
  }

  /** {@code g2.*} is a glob to ECS. */
  private static String glob(String pattern) {
    return Pattern.quote(pattern).replace("*", "\\E.*\\Q");
  }
}
