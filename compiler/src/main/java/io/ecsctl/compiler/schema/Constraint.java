package io.ecsctl.compiler.schema;

import java.util.List;

/**
 * One fact about what a single attribute may hold. Of a list, set or map it speaks of each element,
 * but for {@link Limit.Count}, which speaks of the whole.
 *
 * @param limit what is accepted
 * @param ofKeys it speaks of a map's keys instead of its values
 * @param rule the id of the rule that a value beyond it breaks
 * @param sources who says so, at least one; what is {@link Source#REPORTS} alone may only warn
 * @param aws AWS's own message; empty when it is not known
 */
public record Constraint(
    Limit limit, boolean ofKeys, String rule, List<Source> sources, String aws) {
  /** The rule of everything that the catalogue of AWS rules does not name. */
  public static final String ANY_RULE = "ECS054";

  public Constraint {
    sources = List.copyOf(sources);
    if (sources.isEmpty()) {
      throw new IllegalArgumentException("a constraint that nobody stands for: " + limit);
    }
  }

  /** Where a limit is stated. */
  public enum Source {
    API("the API reference"),
    GUIDE("the service's guide"),
    CLOUDFORMATION("CloudFormation's schema of the resource"),
    TRIED("what the API answered"),
    REPORTS("users' reports");

    private final String words;

    Source(String words) {
      this.words = words;
    }

    /** {@code the API reference}. */
    public String words() {
      return words;
    }
  }
}
