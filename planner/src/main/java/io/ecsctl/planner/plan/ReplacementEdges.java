package io.ecsctl.planner.plan;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.program.Program;
import io.ecsctl.compiler.program.Resource;

/**
 * Step: of a replacement, new before old or old before new; and the old one goes after all that
 * shall use the new one do.
 */
final class ReplacementEdges {
  private ReplacementEdges() {}

  static void add(Program program, Decisions decisions, Nodes nodes, Edges edges) {
    for (Decision decision : decisions.all()) {
      if (decision.action() != Action.REPLACE) {
        continue;
      }
      ResourceAddress address = decision.address();
      if (decision.createFirst()) {
        edges.require(StepIds.old(address), StepIds.object(address));
        String separate = nodes.separate(address);
        if (separate != null) {
          edges.require(StepIds.old(address), separate);
        }
        program.resources().values().forEach(user -> afterUser(user, address, nodes, edges));
      } else {
        edges.require(StepIds.object(address), StepIds.old(address));
      }
    }
  }

  private static void afterUser(Resource user, ResourceAddress replaced, Nodes nodes, Edges edges) {
    if (user.references().contains(replaced)) {
      edges.want(StepIds.old(replaced), StepIds.object(user.address()));
    }
    String separate = nodes.separate(user.address());
    if (separate != null && user.separateReferences().contains(replaced)) {
      edges.want(StepIds.old(replaced), separate);
    }
  }
}
