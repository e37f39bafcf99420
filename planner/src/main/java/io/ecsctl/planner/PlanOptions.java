package io.ecsctl.planner;

import io.ecsctl.compiler.value.Value;
import java.util.Map;

/**
 * How to plan.
 *
 * @param destroy remove the whole stack instead of making it what the program says
 * @param toolVersion what is noted in the plan
 * @param variables values of the program's sensitive variables, by name: expressions that wait for
 *     live objects read them
 */
public record PlanOptions(boolean destroy, String toolVersion, Map<String, Value> variables) {
  public PlanOptions {
    variables = Map.copyOf(variables);
  }

  /** For programs without sensitive variables. */
  public PlanOptions(boolean destroy, String toolVersion) {
    this(destroy, toolVersion, Map.of());
  }
}
