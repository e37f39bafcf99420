package io.ecsctl.planner.plan;

/**
 * How many resources a plan creates, updates, replaces and deletes; a resource counts once,
 * whatever its steps.
 */
public record PlanSummary(int create, int update, int replace, int delete) {

  /** {@code 3 to create, 1 to update, 0 to replace, 2 to delete}. */
  @Override
  public String toString() {
    return "%d to create, %d to update, %d to replace, %d to delete"
        .formatted(create, update, replace, delete);
  }
}
