package io.ecsctl.compiler.model;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.program.Block;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** What tasks run on: launch types, capacity providers, groups and the instances they start. */
public final class CapacityModel {
  private final ProgramModel model;
  private final Map<ResourceAddress, List<CapacityProvider>> providersByGroup = new HashMap<>();
  private final Map<ResourceAddress, List<AutoScalingGroup>> groupsByTemplate = new HashMap<>();
  private final Map<ResourceAddress, List<LaunchTemplate>> templatesByCluster = new HashMap<>();
  private final Map<ResourceAddress, Optional<List<Instance>>> instancesByGroup =
      new ConcurrentHashMap<>();

  CapacityModel(ProgramModel model) {
    this.model = model;
    for (CapacityProvider provider : model.capacityProviders()) {
      add(providersByGroup, provider.group(), provider);
    }
    for (AutoScalingGroup group : model.autoScalingGroups()) {
      add(groupsByTemplate, group.launchTemplate(), group);
    }
    for (LaunchTemplate template : model.launchTemplates()) {
      add(templatesByCluster, template.cluster(), template);
    }
  }

  private static <T> void add(
      Map<ResourceAddress, List<T>> index, @Nullable ResourceAddress key, T element) {
    if (key != null) {
      index.computeIfAbsent(key, _ -> new ArrayList<>()).add(element);
    }
  }

  /**
   * Where the tasks of a service or a schedule run: as its launch type or its strategy says, or the
   * default strategy of its cluster; without any of them on EC2.
   */
  public Capacity of(Element runner) {
    Block body = runner.body();
    if (!Fields.isKnown(body, "launch_type")
        || !Fields.isKnown(body, "capacity_provider_strategy")) {
      return Capacity.UNKNOWN;
    }
    String launchType = body.text("launch_type");
    if (launchType != null) {
      // A strategy beside it is ECS401.
      return body.has("capacity_provider_strategy")
          ? Capacity.UNKNOWN
          : new Capacity(Compute.valueOf(launchType), List.of(), body);
    }
    if (body.has("capacity_provider_strategy")) {
      return of(StrategyItem.of(body, "capacity_provider_strategy"), body);
    }
    Optional<Cluster> cluster = model.cluster(Fields.reference(body, "cluster"));
    if (cluster.isEmpty() || !cluster.get().strategyKnown()) {
      return Capacity.UNKNOWN;
    }
    List<StrategyItem> strategy = cluster.get().defaultStrategy();
    return strategy.isEmpty()
        ? new Capacity(Compute.EC2, List.of(), null)
        : of(strategy, cluster.get().body());
  }

  private static Capacity of(List<StrategyItem> strategy, Block by) {
    Set<Compute> kinds = EnumSet.noneOf(Compute.class);
    strategy.forEach(item -> kinds.add(compute(item)));
    return kinds.size() == 1 && !kinds.contains(Compute.UNKNOWN)
        ? new Capacity(kinds.iterator().next(), strategy, by)
        : Capacity.UNKNOWN;
  }

  /** The program's own providers all have groups of EC2; of one by its name nothing is known. */
  public static Compute compute(StrategyItem item) {
    return item.isFargate()
        ? Compute.FARGATE
        : item.provider() == null ? Compute.UNKNOWN : Compute.EC2;
  }

  /** The capacity providers that are made of the group. */
  public List<CapacityProvider> providersOf(AutoScalingGroup group) {
    return providersByGroup.getOrDefault(group.address(), List.of());
  }

  public List<AutoScalingGroup> groupsOf(LaunchTemplate template) {
    return groupsByTemplate.getOrDefault(template.address(), List.of());
  }

  /** The templates whose instances join the cluster, as their {@code ecs_agent} says. */
  public List<LaunchTemplate> templatesOf(ResourceAddress cluster) {
    return templatesByCluster.getOrDefault(cluster, List.of());
  }

  /**
   * The groups that the strategy's providers are made of, without repetition; nothing when one of
   * them is not the program's.
   */
  public Optional<List<AutoScalingGroup>> groupsOf(Capacity capacity) {
    List<AutoScalingGroup> groups = new ArrayList<>();
    for (StrategyItem item : capacity.strategy()) {
      Optional<AutoScalingGroup> group =
          model
              .capacityProvider(item.provider())
              .flatMap(provider -> model.autoScalingGroup(provider.group()));
      if (group.isEmpty()) {
        return Optional.empty();
      }
      if (!groups.contains(group.get())) {
        groups.add(group.get());
      }
    }
    return groups.isEmpty() ? Optional.empty() : Optional.of(groups);
  }

  /** Every kind of instance that the group may start; nothing unless all are known. */
  public Optional<List<Instance>> instancesOf(AutoScalingGroup group) {
    return instancesByGroup.computeIfAbsent(group.address(), _ -> startedBy(group));
  }

  private Optional<List<Instance>> startedBy(AutoScalingGroup group) {
    Optional<LaunchTemplate> template = model.launchTemplate(group.launchTemplate());
    if (template.isEmpty() || !group.overridesKnown()) {
      return Optional.empty();
    }
    if (group.overrides().isEmpty()) {
      return started(group, template.get(), template.get().body()).map(List::of);
    }
    List<Instance> instances = new ArrayList<>();
    for (Block override : group.overrides()) {
      Optional<LaunchTemplate> own =
          override.has("launch_template")
              ? model.launchTemplate(Fields.reference(override, "launch_template"))
              : template;
      Optional<Instance> instance =
          own.flatMap(
              from -> started(group, from, override.has("instance_type") ? override : from.body()));
      if (instance.isEmpty() || override.has("instance_requirements")) {
        return Optional.empty();
      }
      instances.add(instance.get());
    }
    return Optional.of(instances);
  }

  private static Optional<Instance> started(
      AutoScalingGroup group, LaunchTemplate template, Block by) {
    String name = by.text("instance_type");
    return name == null
        ? Optional.empty()
        : InstanceType.of(name)
            .map(type -> new Instance(type, group, template, by.valueSpan("instance_type")));
  }
}
