package io.ecsctl.planner.plan;

import io.ecsctl.compiler.address.ResourceAddress;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Step: whose an object is and what it is called is settled before anything else is done with it.
 */
final class OwnershipEdges {
  private OwnershipEdges() {}

  static void add(Nodes nodes, Edges edges) {
    Map<ResourceAddress, String> first = new LinkedHashMap<>();
    for (PlanNode node : nodes.all()) {
      if (node.step() == Step.OWNERSHIP) {
        first.put(node.address(), node.id());
      }
    }
    if (first.isEmpty()) {
      return;
    }
    for (PlanNode node : nodes.all()) {
      String ownership = first.get(node.address());
      if (ownership != null && node.step() != Step.OWNERSHIP && node.step() != Step.DUPLICATE) {
        edges.require(node.id(), ownership);
      }
    }
  }
}
