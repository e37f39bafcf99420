package io.ecsctl.planner.plan;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.program.Program;
import io.ecsctl.compiler.program.Resource;
import java.util.HashSet;
import java.util.Set;

/**
 * Step: of a replacement, new before old or old before new; and the old one goes after all that
 * shall use the new one do.
 */
final class ReplacementEdges {
  private ReplacementEdges() {}

  static void add(Program program, Decisions decisions, Nodes nodes, Edges edges) {
    Set<ResourceAddress> createdFirst = new HashSet<>();
    for (Decision decision : decisions.all()) {
      if (decision.action() != Action.REPLACE) {
        continue;
      }
      ResourceAddress address = decision.address();
      if (decision.createFirst()) {
        createdFirst.add(address);
        edges.require(StepIds.old(address), StepIds.object(address));
        String separate = nodes.separate(address);
        if (separate != null) {
          edges.require(StepIds.old(address), separate);
        }
      } else {
        edges.require(StepIds.object(address), StepIds.old(address));
      }
    }
    if (!createdFirst.isEmpty()) {
      program.resources().values().forEach(user -> afterUser(user, createdFirst, nodes, edges));
    }
  }

  private static void afterUser(
      Resource user, Set<ResourceAddress> createdFirst, Nodes nodes, Edges edges) {
    user.references().stream()
        .filter(createdFirst::contains)
        .forEach(used -> edges.want(StepIds.old(used), StepIds.object(user.address())));
    String separate = nodes.separate(user.address());
    if (separate != null) {
      user.separateReferences().stream()
          .filter(createdFirst::contains)
          .forEach(used -> edges.want(StepIds.old(used), separate));
    }
  }
}
