package io.ecsctl.planner.apply;

import io.ecsctl.compiler.value.Value;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/**
 * How an apply ended.
 *
 * @param outcomes by node id, in plan order; nodes without a change are mentioned only when a
 *     condition of theirs does not hold
 * @param outputs by name, in source order, sensitivity marks kept; those that could not be known
 *     are unknown
 * @param stopped a stop was asked for
 */
public record ApplyResult(
    SequencedMap<String, Outcome> outcomes, SequencedMap<String, Value> outputs, boolean stopped) {
  public ApplyResult {
    outcomes = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(outcomes));
    outputs = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(outputs));
  }

  /** Everything that the plan says was done. */
  public boolean isComplete() {
    return outcomes.values().stream().allMatch(Outcome::isDone);
  }

  public boolean isRolledBack() {
    return outcomes.values().stream().anyMatch(Outcome.RolledBack.class::isInstance);
  }

  /** Those that failed themselves, by node id. */
  public Map<String, Outcome> failures() {
    Map<String, Outcome> failures = new LinkedHashMap<>();
    outcomes.forEach((id, outcome) -> {
      if (outcome.isFailure()) {
        failures.put(id, outcome);
      }
    });
    return failures;
  }
}
