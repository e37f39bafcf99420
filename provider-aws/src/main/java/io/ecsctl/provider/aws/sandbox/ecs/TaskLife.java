package io.ecsctl.provider.aws.sandbox.ecs;

import io.ecsctl.provider.aws.sandbox.ec2.Ec2Tables;
import io.ecsctl.provider.aws.sandbox.ec2.NetworkInterfaces;
import io.ecsctl.provider.aws.sandbox.elb.Targets;
import io.ecsctl.provider.aws.sandbox.state.LogStreams;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.NetworkInterface;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ecs.model.Attachment;
import software.amazon.awssdk.services.ecs.model.Attribute;
import software.amazon.awssdk.services.ecs.model.Connectivity;
import software.amazon.awssdk.services.ecs.model.Container;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.ContainerInstance;
import software.amazon.awssdk.services.ecs.model.Deployment;
import software.amazon.awssdk.services.ecs.model.HealthStatus;
import software.amazon.awssdk.services.ecs.model.KeyValuePair;
import software.amazon.awssdk.services.ecs.model.LaunchType;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.LogConfiguration;
import software.amazon.awssdk.services.ecs.model.LogDriver;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.Task;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.ecs.model.TaskStopCode;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealth;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthReasonEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthStateEnum;

/**
 * One task from PROVISIONING over PENDING and RUNNING to STOPPED, and its targets with it. Which
 * state it is in follows from the times it carries and from its images' fate.
 */
final class TaskLife {
  private static final Duration PROVISIONING = Duration.ofSeconds(4);
  private static final Duration STARTING = Duration.ofSeconds(10);
  private static final Duration UNTIL_CRASH = Duration.ofSeconds(3);
  private static final Duration STOPPING = Duration.ofSeconds(5);

  private final EcsApi api;
  private final Targets targets;
  private final Ec2Tables network;
  private final NetworkInterfaces interfaces;
  private final TaskSecrets secrets;

  TaskLife(EcsApi api) {
    this.api = api;
    targets = new Targets(api.backend());
    network = new Ec2Tables(api.backend());
    interfaces = new NetworkInterfaces(api.backend(), network);
    secrets = new TaskSecrets(api.backend());
  }

  /** On Fargate, or on an instance when one was found; a task without one waits for it. */
  Task start(
      Service service,
      Deployment deployment,
      TaskDefinition definition,
      Capacity capacity,
      Instant time) {
    String cluster = EcsApi.lastPart(service.clusterArn());
    String arn = api.arn("task/%s/%s".formatted(cluster, api.backend().hex32()));
    TaskNeeds needs = TaskNeeds.of(definition);
    Task.Builder task =
        Task.builder()
            .taskArn(arn)
            .clusterArn(service.clusterArn())
            .taskDefinitionArn(definition.taskDefinitionArn())
            .group("service:" + service.serviceName())
            .startedBy(deployment.id())
            .launchType(capacity.fargate() ? LaunchType.FARGATE : LaunchType.EC2)
            .capacityProviderName(capacity.provider())
            .platformVersion(capacity.fargate() ? "1.4.0" : null)
            .platformFamily(capacity.fargate() ? "Linux" : null)
            .cpu(String.valueOf(needs.cpu()))
            .memory(String.valueOf(needs.memoryMib()))
            .desiredStatus("RUNNING")
            .lastStatus("PROVISIONING")
            .healthStatus(HealthStatus.UNKNOWN)
            .createdAt(time)
            .version(1L);
    if (capacity.fargate() && service.networkConfiguration() != null) {
      attach(service, arn, task, null);
    }
    task.containers(
        definition.containerDefinitions().stream()
            .map(container ->
                Container.builder()
                    .containerArn(
                        api.arn("container/%s/%s".formatted(cluster, api.backend().uuid())))
                    .taskArn(arn)
                    .name(container.name())
                    .image(container.image())
                    .lastStatus("PENDING")
                    .healthStatus(HealthStatus.UNKNOWN)
                    .build())
            .toList());
    Task started = api.tasks().put(arn, task.build());
    ContainerInstance host = capacity.instance();
    return host == null ? started : host(service, definition, started, host);
  }

  /** Puts the task onto the instance: host ports are taken, an interface is attached. */
  private Task host(
      Service service, TaskDefinition definition, Task task, ContainerInstance instance) {
    Task.Builder hosted =
        task.toBuilder()
            .containerInstanceArn(instance.containerInstanceArn())
            .containers(HostPorts.bind(api, definition, task, instance));
    if (service.networkConfiguration() != null) {
      attach(service, task.taskArn(), hosted, zone(instance));
    } else {
      hosted.availabilityZone(zone(instance));
    }
    return put(hosted);
  }

  private static @Nullable String zone(ContainerInstance instance) {
    return instance.attributes().stream()
        .filter(attribute -> attribute.name().equals("ecs.availability-zone"))
        .map(Attribute::value)
        .findFirst()
        .orElse(null);
  }

  /** Into the subnets in turn; into those of the zone when it is given. */
  private void attach(Service service, String arn, Task.Builder task, @Nullable String zone) {
    var vpc = service.networkConfiguration().awsvpcConfiguration();
    List<Subnet> all = vpc.subnets().stream().map(this::subnet).toList();
    List<Subnet> near = all.stream().filter(s -> s.availabilityZone().equals(zone)).toList();
    List<Subnet> subnets = near.isEmpty() ? all : near;
    Subnet subnet = subnets.get((int) (api.backend().next() % subnets.size()));
    NetworkInterface own = interfaces.attach(subnet, vpc.securityGroups(), arn);
    task.availabilityZone(subnet.availabilityZone())
        .attachments(
            Attachment.builder()
                .id(api.backend().uuid())
                .type("ElasticNetworkInterface")
                .status("ATTACHED")
                .details(
                    detail("subnetId", subnet.subnetId()),
                    detail("networkInterfaceId", own.networkInterfaceId()),
                    detail("privateIPv4Address", own.privateIpAddress()))
                .build());
  }

  private Subnet subnet(String id) {
    return network
        .subnets()
        .find(id)
        .orElseThrow(() -> new IllegalStateException("the subnet of a service is gone"));
  }

  private static KeyValuePair detail(String name, String value) {
    return KeyValuePair.builder().name(name).value(value).build();
  }

  private List<LoadBalancer> serving(Service service, Task task) {
    return Stages.serving(api, service, task.startedBy());
  }

  /** The task as it is at that time; stored. */
  Task advance(Service service, Task task, Instant time) {
    if (task.stoppingAt() != null) {
      return time.isBefore(task.stoppingAt().plus(STOPPING)) ? task : stopped(service, task, time);
    }
    TaskDefinition definition =
        api.definitions()
            .find(task.taskDefinitionArn())
            .orElseThrow(
                () -> new IllegalStateException("no definition " + task.taskDefinitionArn()));
    Fate fate = Fate.of(definition);
    if (hostIsGone(task)) {
      return stop(
          service, task, TaskStopCode.TERMINATION_NOTICE, "Host EC2 instance terminated.", time);
    }
    return switch (task.lastStatus()) {
      case "PROVISIONING" -> provisioned(service, definition, task, time);
      case "PENDING" ->
          !due(task, STARTING, time) ? task : started(service, definition, task, fate, time);
      case "RUNNING" -> running(service, task, fate, time);
      default -> task;
    };
  }

  private boolean hostIsGone(Task task) {
    return task.containerInstanceArn() != null
        && !api.containerInstances().contains(task.containerInstanceArn());
  }

  private Task provisioned(Service service, TaskDefinition definition, Task task, Instant time) {
    if (task.launchType() == LaunchType.EC2 && task.containerInstanceArn() == null) {
      ContainerInstance found =
          new Placement(api, service, definition).find(task.capacityProviderName()).instance();
      return found == null ? task : host(service, definition, task, found);
    }
    return due(task, PROVISIONING, time) ? put(task.toBuilder().lastStatus("PENDING")) : task;
  }

  private static boolean due(Task task, Duration after, Instant time) {
    return !time.isBefore(task.createdAt().plus(after));
  }

  private Task put(Task.Builder task) {
    Task built = task.build();
    return api.tasks().put(built.taskArn(), built);
  }

  private Task started(
      Service service, TaskDefinition definition, Task task, Fate fate, Instant time) {
    if (fate == Fate.MISSING) {
      String image = task.containers().getFirst().image();
      return stop(
          service,
          task,
          TaskStopCode.TASK_FAILED_TO_START,
          "CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref %1$s: %1$s: not found"
              .formatted(image),
          time);
    }
    Optional<String> missing = secrets.missing(definition);
    if (missing.isPresent()) {
      return stop(service, task, TaskStopCode.TASK_FAILED_TO_START, missing.get(), time);
    }
    for (LoadBalancer balancer : serving(service, task)) {
      health(
          task,
          balancer,
          TargetHealthStateEnum.INITIAL,
          TargetHealthReasonEnum.ELB_REGISTRATION_IN_PROGRESS,
          "Target registration is in progress");
    }
    return put(
        task.toBuilder()
            .lastStatus("RUNNING")
            .connectivity(Connectivity.CONNECTED)
            .startedAt(time)
            .containers(containers(task, "RUNNING", null, null)));
  }

  private static List<Container> containers(
      Task task, String status, @Nullable Integer exitCode, @Nullable String reason) {
    return task.containers().stream()
        .map(c -> c.toBuilder().lastStatus(status).exitCode(exitCode).reason(reason).build())
        .toList();
  }

  private Task running(Service service, Task task, Fate fate, Instant time) {
    if (fate == Fate.CRASH && !time.isBefore(task.startedAt().plus(UNTIL_CRASH))) {
      return stop(
          service,
          task,
          TaskStopCode.ESSENTIAL_CONTAINER_EXITED,
          "Essential container in task exited",
          time);
    }
    for (LoadBalancer balancer : serving(service, task)) {
      var group = targets.group(balancer.targetGroupArn());
      if (group.isEmpty()) {
        continue;
      }
      // A new target is healthy after one check that passes; the healthy threshold is for those
      // that were unhealthy.
      int interval = group.get().healthCheckIntervalSeconds();
      Instant checked = task.startedAt().plusSeconds(interval);
      if (fate != Fate.UNHEALTHY) {
        if (!time.isBefore(checked)) {
          health(task, balancer, TargetHealthStateEnum.HEALTHY, null, null);
        }
      } else if (!time.isBefore(
          task.startedAt().plusSeconds((long) interval * group.get().unhealthyThresholdCount()))) {
        health(
            task,
            balancer,
            TargetHealthStateEnum.UNHEALTHY,
            TargetHealthReasonEnum.TARGET_RESPONSE_CODE_MISMATCH,
            "Health checks failed with these codes: [503]");
        int grace = service.healthCheckGracePeriodSeconds();
        if (!time.isBefore(task.startedAt().plusSeconds(grace))) {
          return stop(
              service,
              task,
              TaskStopCode.SERVICE_SCHEDULER_INITIATED,
              "Task failed ELB health checks in (target-group %s)"
                  .formatted(balancer.targetGroupArn()),
              time);
        }
      }
    }
    return task;
  }

  private void health(
      Task task,
      LoadBalancer balancer,
      TargetHealthStateEnum state,
      @Nullable TargetHealthReasonEnum reason,
      @Nullable String description) {
    TaskTarget.of(api, targets, task, balancer)
        .ifPresent(target ->
            targets.put(
                balancer.targetGroupArn(),
                target.id(),
                target.port(),
                task.availabilityZone(),
                TargetHealth.builder()
                    .state(state)
                    .reason(reason)
                    .description(description)
                    .build()));
  }

  /** Running, and healthy with every load balancer that it serves. */
  boolean isHealthy(Service service, Task task) {
    return task.lastStatus().equals("RUNNING")
        && serving(service, task).stream()
            .allMatch(balancer ->
                TaskTarget.of(api, targets, task, balancer)
                    .map(target -> isHealthy(balancer, target))
                    .orElse(true));
  }

  private boolean isHealthy(LoadBalancer balancer, TaskTarget target) {
    return targets
        .health(balancer.targetGroupArn(), target.id(), target.port())
        .filter(health -> health.state() == TargetHealthStateEnum.HEALTHY)
        .isPresent();
  }

  Task stop(Service service, Task task, TaskStopCode code, String reason, Instant time) {
    for (LoadBalancer balancer : serving(service, task)) {
      if (task.lastStatus().equals("RUNNING")) {
        health(
            task,
            balancer,
            TargetHealthStateEnum.DRAINING,
            TargetHealthReasonEnum.TARGET_DEREGISTRATION_IN_PROGRESS,
            "Target deregistration is in progress");
      }
    }
    return put(
        task.toBuilder()
            .desiredStatus("STOPPED")
            .lastStatus("DEPROVISIONING")
            .stopCode(code)
            .stoppedReason(reason)
            .stoppingAt(time));
  }

  private Task stopped(Service service, Task task, Instant time) {
    for (LoadBalancer balancer : serving(service, task)) {
      TaskTarget.of(api, targets, task, balancer)
          .ifPresent(
              target -> targets.remove(balancer.targetGroupArn(), target.id(), target.port()));
    }
    interfaces.release(task.taskArn(), Duration.ZERO);
    boolean crashed = task.stopCode() == TaskStopCode.ESSENTIAL_CONTAINER_EXITED;
    if (crashed) {
      api.definitions().find(task.taskDefinitionArn()).ifPresent(d -> complain(d, task));
    }
    boolean unstarted = task.stopCode() == TaskStopCode.TASK_FAILED_TO_START;
    return put(
        task.toBuilder()
            .lastStatus("STOPPED")
            .connectivity(Connectivity.DISCONNECTED)
            .executionStoppedAt(time)
            .stoppedAt(time)
            .containers(
                unstarted
                    ? containers(task, "STOPPED", null, task.stoppedReason())
                    : containers(task, "STOPPED", crashed ? 1 : 0, null)));
  }

  /** Where the image says that it crashes, and the log goes to CloudWatch. */
  private void complain(TaskDefinition definition, Task task) {
    for (ContainerDefinition container : definition.containerDefinitions()) {
      LogConfiguration log = container.logConfiguration();
      if (log == null || log.logDriver() != LogDriver.AWSLOGS || Fate.of(container) != Fate.CRASH) {
        continue;
      }
      String group = log.options().get("awslogs-group");
      String prefix = log.options().get("awslogs-stream-prefix");
      if (group == null || prefix == null) {
        continue;
      }
      new LogStreams(api.backend())
          .write(
              group,
              "%s/%s/%s".formatted(prefix, container.name(), EcsApi.lastPart(task.taskArn())),
              List.of(
                  "starting " + container.image(),
                  "fatal: this image crashes, as its tag says; a real one would say why here"));
    }
  }
}
