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
 * @param rollback an update whose rollout fails is taken back: what ran before runs again
 */
public record ApplyOptions(
    int parallelism,
    String owner,
    Map<String, Value> variables,
    Journal journal,
    boolean rollback) {
  public static final int DEFAULT_PARALLELISM = 10;

  public ApplyOptions {
    if (parallelism < 1) {
      throw new IllegalArgumentException("parallelism " + parallelism);
    }
    variables = Map.copyOf(variables);
  }

  /** Where a rollout that fails is left as it is. */
  public ApplyOptions(
      int parallelism, String owner, Map<String, Value> variables, Journal journal) {
    this(parallelism, owner, variables, journal, false);
  }
}
