package io.ecsctl.planner.plan;

/**
 * How many resources a plan creates, updates, replaces and deletes; a resource counts once,
 * whatever its steps. Beside that, how many change their address or their owner, whatever else
 * happens to them.
 */
public record PlanSummary(
    int create, int update, int replace, int delete, int move, int adopt, int forget) {

  /** {@code 3 to create, 1 to update, 0 to replace, 2 to delete}, and what else there is. */
  @Override
  public String toString() {
    return "%d to create, %d to update, %d to replace, %d to delete"
            .formatted(create, update, replace, delete)
        + more(move, "to move")
        + more(adopt, "to adopt")
        + more(forget, "to let go");
  }

  private static String more(int count, String what) {
    return count == 0 ? "" : ", " + count + " " + what;
  }
}
