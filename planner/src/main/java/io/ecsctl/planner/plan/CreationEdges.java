package io.ecsctl.planner.plan;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.program.Program;
import io.ecsctl.compiler.program.Resource;
import io.ecsctl.planner.graph.Dag;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Step: objects come after those they refer to, separate attributes after everything they mention,
 * and what AWS asks for on top.
 */
final class CreationEdges {
  private record Unspoken(ResourceAddress later, ResourceAddress earlier) {}

  private CreationEdges() {}

  /**
   * @param relations each resource needs those that it refers to, and afterwards those that AWS
   *     asks for, too
   */
  static void add(Program program, Dag<ResourceAddress> relations, Nodes nodes, Edges edges) {
    for (Resource resource : program.resources().values()) {
      ResourceAddress address = resource.address();
      String object = nodes.step(address);
      for (ResourceAddress target : relations.needsOf(address)) {
        edges.require(object, nodes.step(target));
      }
      String separate = nodes.separate(address);
      if (separate != null) {
        Action action = nodes.get(object).action();
        if (action == Action.CREATE || action == Action.REPLACE) {
          edges.require(separate, object);
        } else {
          // The object is there already; one call after the other is only tidier.
          edges.suppose(separate, object);
        }
        known(program, resource.separateReferences())
            .forEach(target -> edges.require(separate, nodes.step(target)));
      }
    }
    List<Unspoken> unspoken = new ArrayList<>();
    UnspokenOrder.forEach(
        relations, (later, earlier) -> unspoken.add(new Unspoken(later, earlier)));
    for (Unspoken order : unspoken) {
      relations.need(order.later(), order.earlier());
      edges.want(nodes.step(order.later()), nodes.step(order.earlier()));
    }
    servicesAfterRules(program, relations, nodes, edges);
  }

  private static List<ResourceAddress> known(Program program, Set<ResourceAddress> references) {
    List<ResourceAddress> known = new ArrayList<>(references.size());
    for (ResourceAddress target : references) {
      if (program.resources().containsKey(target)) {
        known.add(target);
      }
    }
    return known;
  }

  /**
   * Tasks of a service cannot fetch their image, nor pass a health check, before the rules of the
   * security groups on the way exist.
   */
  private static void servicesAfterRules(
      Program program, Dag<ResourceAddress> relations, Nodes nodes, Edges edges) {
    if (!nodes.separatesAny()) {
      return;
    }
    program
        .resources("service")
        .forEach(service -> {
          for (ResourceAddress needed : relations.reachableFrom(service.address())) {
            String separate = nodes.separate(needed);
            if (separate != null) {
              edges.want(nodes.step(service.address()), separate);
            }
          }
        });
  }
}
