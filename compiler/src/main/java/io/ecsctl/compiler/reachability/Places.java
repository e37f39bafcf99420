package io.ecsctl.compiler.reachability;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.model.AutoScalingGroup;
import io.ecsctl.compiler.model.Capacity;
import io.ecsctl.compiler.model.Cluster;
import io.ecsctl.compiler.model.Compute;
import io.ecsctl.compiler.model.LaunchTemplate;
import io.ecsctl.compiler.model.NetworkModel;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.References;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.model.TaskRunner;
import io.ecsctl.compiler.reachability.Interface.PublicAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The network interfaces that tasks are reached on, or call from: their own in network mode awsvpc,
 * else those of the instances they may be placed on.
 *
 * @param interfaces one for awsvpc, one an auto scaling group and template otherwise
 * @param complete false when tasks may be somewhere else too
 * @param certain false when placement constraints may keep tasks away from some of them
 * @param missing why it is not complete
 * @param movesPorts whether a script of the instances may change which host ports are dynamic
 */
record Places(
    List<Interface> interfaces,
    boolean complete,
    boolean certain,
    String missing,
    boolean movesPorts) {
  Places {
    interfaces = List.copyOf(interfaces);
  }

  static Places nowhere(String reason) {
    return new Places(List.of(), false, true, reason, false);
  }

  /** Where containers listen and call from. */
  static Places ofTasks(ProgramModel model, TaskRunner runner, TaskDefinition task) {
    String mode = task.networkMode();
    if (mode == null) {
      return nowhere("network mode of " + task.address());
    }
    return switch (mode) {
      case "awsvpc" -> ofTaskInterface(model, runner);
      case "bridge", "host", "default" -> ofInstances(model, runner, task);
      default -> nowhere("network mode " + mode + " of " + task.address());
    };
  }

  /** From where images are pulled, secrets read and logs sent: on EC2 that is the instance's. */
  static Places ofAgent(ProgramModel model, TaskRunner runner, TaskDefinition task) {
    return switch (model.capacity().of(runner).compute()) {
      case FARGATE ->
          task.isAwsvpc()
              ? ofTaskInterface(model, runner)
              : nowhere("network mode of " + task.address());
      case EC2 -> ofInstances(model, runner, task);
      case EXTERNAL, MANAGED_INSTANCES, UNKNOWN -> nowhere("what " + runner.address() + " runs on");
    };
  }

  private static Places ofTaskInterface(ProgramModel model, TaskRunner runner) {
    Boolean assigned = runner.assignsPublicIp();
    Compute compute = model.capacity().of(runner).compute();
    PublicAddress publicAddress =
        // Task interfaces on instances have no public address, whatever the service says.
        compute == Compute.EC2 || Boolean.FALSE.equals(assigned)
            ? PublicAddress.NO
            : assigned == null || compute != Compute.FARGATE
                ? PublicAddress.UNKNOWN
                : PublicAddress.YES;
    return new Places(
        List.of(
            Interface.of(
                model.network(), runner, runner.subnets(), runner.securityGroups(), publicAddress)),
        true,
        true,
        "",
        false);
  }

  private static Places ofInstances(ProgramModel model, TaskRunner runner, TaskDefinition task) {
    Capacity capacity = model.capacity().of(runner);
    if (!capacity.isEc2()) {
      return nowhere("the instances of " + runner.address());
    }
    List<Interface> interfaces = new ArrayList<>();
    Optional<List<AutoScalingGroup>> groups =
        capacity.strategy().isEmpty()
            ? model.cluster(runner.cluster()).flatMap(cluster -> joining(model, cluster))
            : model.capacity().groupsOf(capacity);
    boolean whole = groups.isPresent();
    boolean moves = false;
    for (AutoScalingGroup group : groups.orElse(List.of())) {
      References templates = group.templates();
      whole &= templates.complete() && !templates.isEmpty();
      for (ResourceAddress address : templates.addresses()) {
        Optional<LaunchTemplate> template = model.launchTemplate(address);
        whole &= template.isPresent();
        if (template.isPresent()) {
          interfaces.add(ofInstance(model.network(), group, template.get()));
          moves |= template.get().mayMovePorts();
        }
      }
    }
    boolean certain =
        !runner.body().has("placement_constraint") && !task.body().has("placement_constraint");
    return new Places(interfaces, whole, certain, "instances of " + runner.address(), moves);
  }

  /** Launch type EC2: whatever has joined the cluster; nothing when that may be others too. */
  private static Optional<List<AutoScalingGroup>> joining(ProgramModel model, Cluster cluster) {
    // Without ecs_agent a script may make instances join any cluster.
    boolean known =
        model.launchTemplates().stream().allMatch(template -> template.cluster() != null);
    List<AutoScalingGroup> groups =
        model.capacity().templatesOf(cluster.address()).stream()
            .flatMap(template -> model.capacity().groupsOf(template).stream())
            .distinct()
            .toList();
    return known && !groups.isEmpty() ? Optional.of(groups) : Optional.empty();
  }

  private static Interface ofInstance(
      NetworkModel network, AutoScalingGroup group, LaunchTemplate template) {
    Boolean associates = template.associatesPublicIp();
    return Interface.of(
        network,
        group,
        group.subnets(),
        template.securityGroups(),
        associates != null
            ? associates ? PublicAddress.YES : PublicAddress.NO
            : template.leavesPublicIpToSubnet() ? PublicAddress.BY_SUBNET : PublicAddress.UNKNOWN);
  }

  /** A refusal at one of several places proves nothing when tasks may be kept away from it. */
  Verdict at(Verdict verdict) {
    return verdict instanceof Verdict.Blocked && !certain && interfaces.size() > 1
        ? new Verdict.Undecided(
            "placement constraints decide on which instances tasks run",
            "one group of instances, or no placement_constraint")
        : verdict;
  }

  /** What is to be said of places that the program does not say. */
  Optional<Verdict> elsewhere() {
    return complete
        ? Optional.empty()
        : Optional.of(
            new Verdict.Undecided(
                "the program does not say " + missing,
                "an auto_scaling_group and a launch_template of the program"));
  }

  /** Whether they are the tasks' own interfaces. */
  static boolean isTask(Places places) {
    return places.interfaces().stream().allMatch(own -> own.owner() instanceof TaskRunner);
  }
}
