package io.ecsctl.compiler.model;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.program.Block;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The instances that the tasks of a service or a schedule may be put on, as far as the program
 * starts them: those of its capacity providers' groups, or else of every group whose instances join
 * its cluster.
 *
 * @param groups without repetition; empty when the tasks run elsewhere, or not all groups are known
 * @param templates what their instances are made from, without repetition
 */
public record Hosts(List<AutoScalingGroup> groups, List<LaunchTemplate> templates) {
  static final Hosts UNKNOWN = new Hosts(List.of(), List.of());

  public Hosts {
    groups = List.copyOf(groups);
    templates = List.copyOf(templates);
  }

  static Hosts of(ProgramModel model, Element runner) {
    Capacity capacity = model.capacity().of(runner);
    if (!capacity.isEc2()) {
      return UNKNOWN;
    }
    List<AutoScalingGroup> groups =
        capacity.strategy().isEmpty()
            ? inCluster(model, Fields.reference(runner.body(), "cluster"))
            : model.capacity().groupsOf(capacity).orElse(List.of());
    Set<LaunchTemplate> templates = new LinkedHashSet<>();
    for (AutoScalingGroup group : groups) {
      List<ResourceAddress> named = new ArrayList<>();
      named.add(group.launchTemplate());
      group.overrides().stream()
          .filter(override -> override.has("launch_template"))
          .forEach(override -> named.add(Fields.reference(override, "launch_template")));
      for (ResourceAddress address : named) {
        Optional<LaunchTemplate> template = model.launchTemplate(address);
        if (template.isEmpty() || !group.overridesKnown()) {
          return UNKNOWN;
        }
        templates.add(template.get());
      }
    }
    return new Hosts(groups, List.copyOf(templates));
  }

  private static List<AutoScalingGroup> inCluster(
      ProgramModel model, @Nullable ResourceAddress cluster) {
    return cluster == null
        ? List.of()
        : model.capacity().templatesOf(cluster).stream()
            .flatMap(template -> model.capacity().groupsOf(template).stream())
            .distinct()
            .toList();
  }

  /** The most instances that there can be; null when not known. */
  public @Nullable Long most() {
    long sum = 0;
    for (AutoScalingGroup group : groups) {
      Long most = group.maxSize();
      if (most == null || !group.countsInstances()) {
        return null;
      }
      sum += most;
    }
    return groups.isEmpty() ? null : (Long) sum;
  }

  /** What the agents of all instances are told; empty unless all are known. */
  public List<Block> agents() {
    List<Block> agents = templates.stream().flatMap(template -> template.agent().stream()).toList();
    return agents.size() == templates.size() ? agents : List.of();
  }

  /**
   * Whether every one of the instances' agents is told {@code value} for the switch {@code name}.
   */
  public boolean allSay(String name, boolean value) {
    return !agents().isEmpty()
        && agents().stream().allMatch(agent -> Objects.equals(Fields.bool(agent, name), value));
  }
}
