package io.ecsctl.compiler.validation.rule;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Wording that findings share, so that the same thing is said the same way. */
public final class Words {
  private Words() {}

  /** The line that says what the user would otherwise read in the middle of an apply. */
  public static String aws(String message) {
    return "AWS would answer: \"" + message + "\"";
  }

  /** {@code a, b and c}. */
  public static String list(Collection<?> items) {
    List<String> texts = items.stream().map(Object::toString).toList();
    return texts.size() < 2
        ? String.join("", texts)
        : String.join(", ", texts.subList(0, texts.size() - 1)) + " and " + texts.getLast();
  }

  /** {@code 0.25vCPU, 0.5vCPU, 1vCPU}: for choices. */
  public static String choices(Collection<?> items) {
    return items.stream().map(Object::toString).collect(Collectors.joining(", "));
  }

  /** {@code 1 address}, {@code 11 addresses}. */
  public static String count(long count, String noun) {
    String plural = noun.endsWith("s") ? noun + "es" : noun + "s";
    return String.format(Locale.ROOT, "%d %s", count, count == 1 ? noun : plural);
  }
}
