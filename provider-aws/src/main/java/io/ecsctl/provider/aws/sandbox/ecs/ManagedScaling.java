package io.ecsctl.provider.aws.sandbox.ecs;

import io.ecsctl.provider.aws.sandbox.autoscaling.GroupLife;
import io.ecsctl.provider.aws.sandbox.ec2.Instances;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.Instance;
import software.amazon.awssdk.services.ecs.model.CapacityProvider;
import software.amazon.awssdk.services.ecs.model.CapacityProviderStatus;
import software.amazon.awssdk.services.ecs.model.ManagedScalingStatus;
import software.amazon.awssdk.services.ecs.model.Task;

/**
 * Managed scaling: a capacity provider's group gets the instances that its tasks need, at once, and
 * loses those that none has run on for a quarter of an hour.
 */
final class ManagedScaling {
  /** Fifteen readings of the metric, one a minute. */
  private static final Duration IDLE = Duration.ofMinutes(15);

  private static final String SINCE = "idle since";

  private final EcsApi api;
  private final GroupLife groups;
  private final Instances instances;

  ManagedScaling(EcsApi api, GroupLife groups) {
    this.api = api;
    this.groups = groups;
    instances = new Instances(api.backend());
  }

  /**
   * @return whether the next second may bring something new
   */
  boolean step(Instant time) {
    boolean busy = false;
    for (CapacityProvider provider : api.providers().all()) {
      if (provider.status() == CapacityProviderStatus.ACTIVE
          && provider.autoScalingGroupProvider().managedScaling().status()
              == ManagedScalingStatus.ENABLED) {
        Optional<AutoScalingGroup> group =
            groups.byArn(provider.autoScalingGroupProvider().autoScalingGroupArn());
        busy |= group.isPresent() && step(provider, group.get(), time);
      }
    }
    return busy;
  }

  private boolean step(CapacityProvider provider, AutoScalingGroup group, Instant time) {
    List<Task> mine =
        api.tasks()
            .where(task ->
                provider.name().equals(task.capacityProviderName())
                    && !"STOPPED".equals(task.lastStatus()));
    Set<String> used = hosts(mine);
    int wanted = used.size() + Math.ceilDiv(waiting(mine), fitting(group, mine));
    int target = provider.autoScalingGroupProvider().managedScaling().targetCapacity();
    int desired = Math.clamp(Math.ceilDiv(wanted * 100, target), group.minSize(), group.maxSize());
    String arn = provider.capacityProviderArn();
    if (desired >= group.desiredCapacity()) {
      api.notes().remove(arn, SINCE);
      groups.scale(group, desired);
      return desired > group.desiredCapacity();
    }
    String since = api.notes().get(arn, SINCE);
    if (since == null) {
      api.notes().set(arn, SINCE, time.toString());
    } else if (!time.isBefore(Instant.parse(since).plus(IDLE))) {
      api.notes().remove(arn, SINCE);
      groups.unprotect(group, idle(group, used));
      groups.scale(group, desired);
    }
    return true;
  }

  private Set<String> hosts(List<Task> tasks) {
    return tasks.stream()
        .map(Task::containerInstanceArn)
        .filter(Objects::nonNull)
        .flatMap(arn -> api.containerInstances().find(arn).stream())
        .map(instance -> instance.ec2InstanceId())
        .collect(Collectors.toSet());
  }

  private static int waiting(List<Task> tasks) {
    return (int) tasks.stream().filter(task -> task.containerInstanceArn() == null).count();
  }

  /** How many of the tasks that wait one new instance takes; at least one is hoped for. */
  private int fitting(AutoScalingGroup group, List<Task> tasks) {
    Optional<Task> first =
        tasks.stream().filter(task -> task.containerInstanceArn() == null).findFirst();
    if (first.isEmpty()) {
      return 1;
    }
    InstanceSize size = InstanceSize.of(type(group));
    int cpu = Math.max(1, Integer.parseInt(first.get().cpu()));
    int memory = Math.max(1, Integer.parseInt(first.get().memory()));
    return Math.max(1, Math.min(size.cpu() / cpu, size.memoryMib() / memory));
  }

  private String type(AutoScalingGroup group) {
    return group.instances().stream()
        .findFirst()
        .map(Instance::instanceType)
        .orElseGet(() -> groups.nextType(group));
  }

  private List<String> idle(AutoScalingGroup group, Set<String> used) {
    return group.instances().stream()
        .map(Instance::instanceId)
        .filter(id -> !used.contains(id) && instances.find(id).isPresent())
        .toList();
  }
}
