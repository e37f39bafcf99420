package io.ecsctl.provider.aws.sandbox.autoscaling;

import io.ecsctl.provider.aws.sandbox.ec2.Instances;
import io.ecsctl.provider.aws.sandbox.state.Backend;
import io.ecsctl.provider.aws.sandbox.state.Ticks;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.Instance;
import software.amazon.awssdk.services.autoscaling.model.InstanceRefresh;
import software.amazon.awssdk.services.autoscaling.model.InstanceRefreshStatus;
import software.amazon.awssdk.services.autoscaling.model.LifecycleState;

/**
 * One second of all groups: instances start until there are as many as wanted, and end when there
 * are more or a refresh replaces them.
 */
public final class GroupLife {
  private static final Duration TERMINATING = Duration.ofSeconds(15);
  private static final String SINCE = "terminating since";

  private final GroupApi api;
  private final Instances instances;
  private final Launches launches;

  public GroupLife(Backend backend) {
    api = new GroupApi(backend);
    instances = new Instances(backend);
    launches = new Launches(api, instances);
  }

  /**
   * @return whether the next second may bring something new
   */
  public boolean step(Instant time) {
    boolean busy = false;
    for (AutoScalingGroup group : List.copyOf(api.groups().all())) {
      busy |= step(group, time);
    }
    return busy;
  }

  private boolean step(AutoScalingGroup before, Instant time) {
    List<Instance> members = new ArrayList<>();
    boolean moving = false;
    for (Instance member : before.instances()) {
      Optional<Instance> moved = advance(member, time);
      moved.ifPresent(members::add);
      moving |= moved.filter(m -> m.lifecycleState() == LifecycleState.IN_SERVICE).isEmpty();
    }
    if (GroupApi.DELETING.equals(before.status()) && members.isEmpty()) {
      api.groups().remove(before.autoScalingGroupName());
      GroupPolicies.forget(api.backend(), before.autoScalingGroupName());
      api.propagated().removeAll(before.autoScalingGroupARN());
      api.backend().tags().forget(before.autoScalingGroupARN());
      return false;
    }
    AutoScalingGroup group = before.toBuilder().instances(members).build();
    long staying = members.stream().filter(GroupLife::stays).count();
    if (staying < group.desiredCapacity()) {
      for (long missing = group.desiredCapacity() - staying; missing > 0; missing--) {
        launches.start(group, members, time).ifPresent(members::add);
      }
      moving |= members.size() > group.instances().size();
    } else if (staying > group.desiredCapacity()) {
      moving |= end(group, members, (int) (staying - group.desiredCapacity()), time);
    }
    moving |= refresh(group, members, time);
    AutoScalingGroup after = group.toBuilder().instances(members).build();
    if (!after.equals(before)) {
      api.groups().put(after.autoScalingGroupName(), after);
    }
    return moving;
  }

  /** Nothing when it has ended. */
  private Optional<Instance> advance(Instance member, Instant time) {
    String id = member.instanceId();
    if (member.lifecycleState() == LifecycleState.TERMINATING) {
      String since = Objects.requireNonNull(api.notes().get(id, SINCE), SINCE);
      if (time.isBefore(Instant.parse(since).plus(TERMINATING))) {
        return Optional.of(member);
      }
      api.notes().removeAll(id);
      instances.terminate(id);
      return Optional.empty();
    }
    boolean running =
        instances.find(id).filter(instance -> instances.isRunning(instance, time)).isPresent();
    return Optional.of(
        running && member.lifecycleState() == LifecycleState.PENDING
            ? member.toBuilder().lifecycleState(LifecycleState.IN_SERVICE).build()
            : member);
  }

  private static boolean stays(Instance member) {
    return member.lifecycleState() != LifecycleState.TERMINATING;
  }

  /**
   * Ends the oldest ones, none of those that are protected from it; a group that is deleted by
   * force protects none.
   *
   * @return whether any was ended
   */
  private boolean end(AutoScalingGroup group, List<Instance> members, int count, Instant time) {
    boolean forced = GroupApi.DELETING.equals(group.status());
    List<Instance> ending =
        members.stream()
            .filter(m -> stays(m) && (forced || !Boolean.TRUE.equals(m.protectedFromScaleIn())))
            .limit(count)
            .toList();
    ending.forEach(member -> end(members, member, time));
    return !ending.isEmpty();
  }

  private void end(List<Instance> members, Instance member, Instant time) {
    api.notes().set(member.instanceId(), SINCE, time.toString());
    instances.shutDown(member.instanceId());
    members.replaceAll(m ->
        m.equals(member) ? m.toBuilder().lifecycleState(LifecycleState.TERMINATING).build() : m);
  }

  /** One instance of another version at a time, as long as the others are all in service. */
  private boolean refresh(AutoScalingGroup group, List<Instance> members, Instant time) {
    Optional<InstanceRefresh> running =
        api
            .refreshes()
            .where(r ->
                r.autoScalingGroupName().equals(group.autoScalingGroupName())
                    && r.status() == InstanceRefreshStatus.IN_PROGRESS)
            .stream()
            .findFirst();
    if (running.isEmpty()) {
      return false;
    }
    List<Instance> old =
        members.stream().filter(m -> stays(m) && !launches.isCurrent(group, m)).toList();
    boolean whole =
        members.size() >= group.desiredCapacity()
            && members.stream().allMatch(m -> m.lifecycleState() == LifecycleState.IN_SERVICE);
    if (whole && old.isEmpty()) {
      api.refreshes()
          .put(
              running.get().instanceRefreshId(),
              running.get().toBuilder()
                  .status(InstanceRefreshStatus.SUCCESSFUL)
                  .percentageComplete(100)
                  .endTime(time)
                  .build());
      return false;
    }
    if (whole) {
      end(members, old.getFirst(), time);
    }
    return true;
  }

  /** What a capacity provider needs to know of its group. */
  public Optional<AutoScalingGroup> byArn(String arn) {
    return api.groups().where(group -> group.autoScalingGroupARN().equals(arn)).stream()
        .findFirst();
  }

  /** The type of the next instance that the group starts. */
  public String nextType(AutoScalingGroup group) {
    return launches.nextType(group);
  }

  /** The group that an instance belongs to. */
  public Optional<AutoScalingGroup> of(String instance) {
    return api
        .groups()
        .where(group -> group.instances().stream().anyMatch(i -> i.instanceId().equals(instance)))
        .stream()
        .findFirst();
  }

  /** As ECS marks the group of a capacity provider. */
  public void markManaged(AutoScalingGroup group) {
    api.backend().tags().add(group.autoScalingGroupARN(), Map.of("AmazonECSManaged", "true"));
    api.propagated().set(group.autoScalingGroupARN(), "AmazonECSManaged", "true");
  }

  /** Another number of instances, within the group's bounds. */
  public void scale(AutoScalingGroup group, int desired) {
    int bounded = Math.max(group.minSize(), Math.min(group.maxSize(), desired));
    if (bounded != group.desiredCapacity()) {
      api.groups()
          .update(
              group.autoScalingGroupName(), g -> g.toBuilder().desiredCapacity(bounded).build());
      Ticks.wake(api.backend());
    }
  }

  /** Lets an instance go that managed termination protection kept. */
  public void unprotect(AutoScalingGroup group, List<String> ids) {
    api.groups()
        .update(
            group.autoScalingGroupName(),
            g ->
                g.toBuilder()
                    .instances(
                        g.instances().stream()
                            .map(i ->
                                ids.contains(i.instanceId())
                                    ? i.toBuilder().protectedFromScaleIn(false).build()
                                    : i)
                            .sorted(Comparator.comparing(i -> !ids.contains(i.instanceId())))
                            .toList())
                    .build());
  }
}
