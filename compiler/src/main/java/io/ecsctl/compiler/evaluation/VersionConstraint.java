package io.ecsctl.compiler.evaluation;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What {@code required_version} admits: {@code >= 0.1, < 2} or {@code ~> 1.4}, as in Terraform. All
 * parts have to hold.
 */
record VersionConstraint(List<Part> parts) {
  /** The version of the language that this compiler reads: that of {@code ecsctl} itself. */
  static final String CURRENT = "0.1.0";

  private static final Pattern PART =
      Pattern.compile("\\s*(=|!=|>=|<=|>|<|~>)?\\s*([0-9]{1,6}(?:\\.[0-9]{1,6}){0,2})\\s*");

  VersionConstraint {
    parts = List.copyOf(parts);
  }

  /**
   * @param numbers one to three
   */
  record Part(String operator, List<Integer> numbers) {
    private boolean admits(List<Integer> version) {
      int order = compare(version, numbers);
      return switch (operator) {
        case "=" -> order == 0;
        case "!=" -> order != 0;
        case ">" -> order > 0;
        case ">=" -> order >= 0;
        case "<" -> order < 0;
        case "<=" -> order <= 0;
        // Only the last number that is written may grow.
        default ->
            order >= 0
                && (numbers.size() < 2
                    || version
                        .subList(0, numbers.size() - 1)
                        .equals(numbers.subList(0, numbers.size() - 1)));
      };
    }
  }

  /** Null when {@code text} is none. */
  static @Nullable VersionConstraint parse(String text) {
    List<Part> parts = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      Matcher matcher = PART.matcher(part);
      if (!matcher.matches()) {
        return null;
      }
      String operator = matcher.group(1) == null ? "=" : matcher.group(1);
      parts.add(new Part(operator, numbers(matcher.group(2))));
    }
    return new VersionConstraint(parts);
  }

  /**
   * @param version three numbers, {@code 0.1.0}
   */
  boolean admits(String version) {
    List<Integer> numbers = numbers(version);
    return parts.stream().allMatch(part -> part.admits(numbers));
  }

  private static List<Integer> numbers(String version) {
    List<Integer> numbers = new ArrayList<>();
    for (String number : version.split("\\.", -1)) {
      numbers.add(Integer.parseInt(number));
    }
    return numbers;
  }

  /** Numbers that are not written are 0. */
  private static int compare(List<Integer> a, List<Integer> b) {
    for (int i = 0; i < Math.max(a.size(), b.size()); i++) {
      int order = Integer.compare(i < a.size() ? a.get(i) : 0, i < b.size() ? b.get(i) : 0);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }
}
