package io.ecsctl.planner;

import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.plan.Selection;
import java.util.Map;

/**
 * How to plan.
 *
 * @param destroy remove the whole stack instead of making it what the program says
 * @param selection which part of it
 * @param toolVersion what is noted in the plan
 * @param variables values of the program's sensitive variables, by name: expressions that wait for
 *     live objects read them
 */
public record PlanOptions(
    boolean destroy, Selection selection, String toolVersion, Map<String, Value> variables) {
  public PlanOptions {
    variables = Map.copyOf(variables);
  }

  /** All of it. */
  public PlanOptions(boolean destroy, String toolVersion, Map<String, Value> variables) {
    this(destroy, Selection.ALL, toolVersion, variables);
  }

  /** All of it, for programs without sensitive variables. */
  public PlanOptions(boolean destroy, String toolVersion) {
    this(destroy, toolVersion, Map.of());
  }

  /** The same for a part. */
  public PlanOptions selecting(Selection part) {
    return new PlanOptions(destroy, part, toolVersion, variables);
  }
}
