package io.ecsctl.planner.plan;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.program.Lookup;
import io.ecsctl.compiler.program.Program;
import io.ecsctl.compiler.program.Resource;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Step: what is looked up while the plan is applied comes after all that it depends on, and before
 * all that reads what it finds.
 */
final class LookupEdges {
  private LookupEdges() {}

  static void add(Program program, List<PlannedLookup> waiting, Nodes nodes, Edges edges) {
    if (waiting.isEmpty()) {
      return;
    }
    Set<ResourceAddress> lookups =
        waiting.stream().map(PlannedLookup::address).collect(Collectors.toSet());
    for (ResourceAddress address : lookups) {
      Lookup lookup = program.lookups().get(address);
      if (lookup == null) {
        continue;
      }
      String node = StepIds.object(address);
      for (ResourceAddress target : lookup.references()) {
        if (program.resources().containsKey(target)) {
          edges.require(node, StepIds.object(target));
          String separate = nodes.separate(target);
          if (separate != null) {
            edges.require(node, separate);
          }
        }
      }
      needed(lookup.references(), lookups).forEach(other -> edges.require(node, other));
      // In a test nobody has looked, so everything waits. What somebody else would own stands in
      // the
      // test's own files then, and is of that kind.
      program
          .resources(lookup.schema().kind())
          .forEach(resource -> edges.suppose(node, StepIds.object(resource.address())));
    }
    for (Resource resource : program.resources().values()) {
      String node = StepIds.object(resource.address());
      needed(resource.references(), lookups).forEach(lookup -> edges.require(node, lookup));
      String separate = nodes.separate(resource.address());
      if (separate != null) {
        needed(resource.separateReferences(), lookups)
            .forEach(lookup -> edges.require(separate, lookup));
      }
    }
  }

  /** The nodes of those lookups that are referred to, as a whole or one of their objects. */
  private static List<String> needed(
      Collection<ResourceAddress> references, Set<ResourceAddress> lookups) {
    return references.stream()
        .filter(ResourceAddress::data)
        .flatMap(address -> Stream.of(address, address.withKey(null)))
        .filter(lookups::contains)
        .distinct()
        .map(StepIds::object)
        .toList();
  }
}
