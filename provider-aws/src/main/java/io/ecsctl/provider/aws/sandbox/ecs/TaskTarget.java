package io.ecsctl.provider.aws.sandbox.ecs;

import io.ecsctl.provider.aws.sandbox.elb.Targets;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.ecs.model.ContainerInstance;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetTypeEnum;

/**
 * What a task is to a target group: its own address and the container's port, or its instance and
 * the host port.
 */
record TaskTarget(String id, int port) {

  /** Nothing for a task that has no such thing yet. */
  static Optional<TaskTarget> of(EcsApi api, Targets targets, Task task, LoadBalancer balancer) {
    boolean byInstance =
        targets
            .group(balancer.targetGroupArn())
            .filter(group -> group.targetType() == TargetTypeEnum.INSTANCE)
            .isPresent();
    return byInstance ? onInstance(api, task, balancer) : byAddress(task, balancer);
  }

  private static Optional<TaskTarget> byAddress(Task task, LoadBalancer balancer) {
    return task.attachments().stream()
        .flatMap(attachment -> attachment.details().stream())
        .filter(detail -> detail.name().equals("privateIPv4Address"))
        .map(KeyValuePair::value)
        .findFirst()
        .map(address -> new TaskTarget(address, balancer.containerPort()));
  }

  private static Optional<TaskTarget> onInstance(EcsApi api, Task task, LoadBalancer balancer) {
    Optional<String> host =
        api.containerInstances()
            .find(task.containerInstanceArn())
            .map(ContainerInstance::ec2InstanceId);
    return host.flatMap(id ->
        task.containers().stream()
            .filter(container -> container.name().equals(balancer.containerName()))
            .flatMap(container -> container.networkBindings().stream())
            .filter(binding -> balancer.containerPort().equals(binding.containerPort()))
            .map(binding -> Objects.requireNonNull(binding.hostPort()))
            .findFirst()
            .map(port -> new TaskTarget(id, port)));
  }
}
