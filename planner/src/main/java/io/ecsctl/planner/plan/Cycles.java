package io.ecsctl.planner.plan;

import java.util.List;
import java.util.stream.Collectors;

/** Says in which circle things need each other. */
final class Cycles {
  private Cycles() {}

  static PlanRefused refused(List<?> cycle) {
    String path =
        cycle.stream().map(Object::toString).collect(Collectors.joining(" -> "))
            + " -> "
            + cycle.getFirst();
    return new PlanRefused(
        PlanRefused.Reason.CYCLE,
        "these need each other in a circle, so none can come first: "
            + path
            + "; remove one of the references or a depends_on");
  }
}
