package io.ecsctl.planner.plan;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.program.FieldPath;
import io.ecsctl.compiler.program.Program;
import io.ecsctl.compiler.program.Resource;
import io.ecsctl.compiler.schema.AttributeSchema;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Attributes of live objects that are somebody else's business: set when the object is created,
 * then left alone.
 */
final class Uncompared {
  /**
   * An attribute that a controller moves.
   *
   * @param controller kind whose mere reference to the resource makes it the owner
   */
  private record Owned(String kind, String attribute, String controller, String reason) {}

  private static final List<Owned> OWNED =
      List.of(
          new Owned(
              "service",
              "desired_count",
              "autoscaling",
              "application auto scaling sets the count; putting the program's back would undo its"
                  + " work at every apply"),
          new Owned(
              "listener_rule",
              "action",
              "service",
              "a blue/green deployment moves the traffic of its rules; putting the program's"
                  + " weights back would send it to tasks that are gone"),
          new Owned(
              "listener",
              "default_action",
              "service",
              "the same, on a load balancer that has no rules"));

  private static final SortedSet<String> NONE = Names.NONE;

  private final Map<ResourceAddress, SortedSet<String>> byAddress = new HashMap<>();

  Uncompared(Program program) {
    for (Resource resource : program.resources().values()) {
      for (String ignored : resource.lifecycle().ignoreChanges()) {
        add(
            resource.address(),
            ignored.equals("all")
                ? resource.schema().body().attributes().keySet()
                : resource.schema().body().attribute(ignored).stream()
                    .map(AttributeSchema::name) // A block may be named in the plural.
                    .toList());
      }
      for (FieldPath external : resource.lifecycle().external()) {
        if (external.isAttribute()) {
          add(resource.address(), List.of(external.attribute()));
        }
      }
      for (Owned owned : OWNED) {
        if (resource.address().kind().equals(owned.controller())) {
          resource.references().stream()
              .filter(target -> target.kind().equals(owned.kind()))
              .forEach(target -> add(target, List.of(owned.attribute())));
        }
      }
    }
  }

  private void add(ResourceAddress address, Collection<String> attributes) {
    byAddress.computeIfAbsent(address, _ -> new TreeSet<>()).addAll(attributes);
  }

  SortedSet<String> of(ResourceAddress address) {
    return byAddress.getOrDefault(address, NONE);
  }
}
