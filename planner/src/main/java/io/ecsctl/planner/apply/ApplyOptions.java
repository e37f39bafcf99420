package io.ecsctl.planner.apply;

import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.journal.Journal;
import java.util.Map;

/**
 * How to apply.
 *
 * @param parallelism how many nodes at most are worked on at a time, at least 1
 * @param owner who holds the stack's lock, as others will read it: {@code ana@laptop, ecsctl 0.1.0}
 * @param variables values of the program's sensitive variables, by name
 */
public record ApplyOptions(
    int parallelism, String owner, Map<String, Value> variables, Journal journal) {
  public static final int DEFAULT_PARALLELISM = 10;

  public ApplyOptions {
    if (parallelism < 1) {
      throw new IllegalArgumentException("parallelism " + parallelism);
    }
    variables = Map.copyOf(variables);
  }
}
