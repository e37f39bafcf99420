package io.ecsctl.planner.plan;

import io.ecsctl.compiler.program.Program;
import io.ecsctl.compiler.program.Resource;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Step: refuses a plan that removes what {@code prevent_destroy} keeps. */
final class Protected {
  private Protected() {}

  /**
   * @param leftOut ids of steps that are not done
   */
  static void check(Program program, Nodes nodes, Set<String> leftOut) {
    List<PlanNode> removals =
        program.resources().values().stream()
            .filter(resource -> resource.lifecycle().preventDestroy())
            .map(Resource::address)
            .filter(address -> isRemoved(nodes.removal(address), leftOut))
            .map(address -> nodes.get(StepIds.object(address)))
            .toList();
    if (!removals.isEmpty()) {
      throw new PlanRefused(
          PlanRefused.Reason.PREVENT_DESTROY,
          removals.stream().map(Protected::describe).collect(Collectors.joining(", "))
              + ", but has prevent_destroy = true in its lifecycle block; remove that line if it"
              + " really shall go");
    }
  }

  private static boolean isRemoved(@Nullable String removal, Set<String> leftOut) {
    return removal != null && !leftOut.contains(removal);
  }

  private static String describe(PlanNode node) {
    return node.action() == Action.REPLACE
        ? node.address() + " would be replaced because of " + node.replaceReason()
        : node.address() + " would be deleted";
  }
}
