package io.ecsctl.compiler.program;

import io.ecsctl.compiler.syntax.ast.Expression;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where in a resource a field is: {@code desired_count}, {@code container["app"].image}, {@code
 * container["app"].environment["VERSION"]}.
 *
 * @param steps outermost first, at least one
 */
public record FieldPath(List<Step> steps) {
  private static final Pattern STEP =
      Pattern.compile("([A-Za-z0-9_]+)(?:\\[\"((?:[^\"\\\\]|\\\\.)*)\"])?(?:\\.|$)");

  public FieldPath {
    steps = List.copyOf(steps);
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("a path of no steps");
    }
  }

  /**
   * @param key of one of several blocks or of an entry of a map; empty for neither
   */
  public record Step(String name, String key) {
    @Override
    public String toString() {
      return key.isEmpty()
          ? name
          : name + "[\"" + key.replace("\\", "\\\\").replace("\"", "\\\"") + "\"]";
    }
  }

  /** As it is written in a program; null for what is no path. */
  public static @Nullable FieldPath of(Expression written) {
    List<Step> steps = new ArrayList<>();
    return collect(written, steps) && !steps.isEmpty() ? new FieldPath(steps) : null;
  }

  private static boolean collect(Expression expression, List<Step> into) {
    switch (expression) {
      case Expression.Variable(var _, var name) -> into.add(new Step(name, ""));
      case Expression.GetAttribute(var _, var object, var name) -> {
        if (!collect(object, into)) {
          return false;
        }
        into.add(new Step(name.text(), ""));
      }
      case Expression.Index(var _, var collection, Expression.Template key) -> {
        String constant = key.constant();
        if (constant == null
            || constant.isEmpty()
            || !collect(collection, into)
            || !into.getLast().key().isEmpty()) {
          return false;
        }
        into.add(new Step(into.removeLast().name(), constant));
      }
      case Expression _ -> {
        return false;
      }
    }
    return true;
  }

  /** Reads what {@link #toString} writes; null when {@code text} is no path. */
  public static @Nullable FieldPath parse(String text) {
    List<Step> steps = new ArrayList<>();
    Matcher matcher = STEP.matcher(text);
    int end = 0;
    while (end < text.length() && matcher.find(end) && matcher.start() == end) {
      String key = matcher.group(2);
      steps.add(new Step(matcher.group(1), key == null ? "" : key.replaceAll("\\\\(.)", "$1")));
      end = matcher.end();
    }
    return end == text.length() && !steps.isEmpty() ? new FieldPath(steps) : null;
  }

  /** The attribute of the resource that the field is or is in. */
  public String attribute() {
    return steps.getFirst().name();
  }

  /** It is a whole attribute of the resource. */
  public boolean isAttribute() {
    return steps.size() == 1 && steps.getFirst().key().isEmpty();
  }

  @Override
  public String toString() {
    return steps.stream().map(Step::toString).collect(Collectors.joining("."));
  }
}
