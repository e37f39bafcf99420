package io.ecsctl.provider.aws.sandbox.ecs;

import io.ecsctl.provider.aws.sandbox.ec2.Ec2Tables;
import io.ecsctl.provider.aws.sandbox.elb.Targets;
import java.util.List;
import software.amazon.awssdk.services.ecs.model.AwsVpcConfiguration;
import software.amazon.awssdk.services.ecs.model.CapacityProviderStrategyItem;
import software.amazon.awssdk.services.ecs.model.Cluster;
import software.amazon.awssdk.services.ecs.model.Compatibility;
import software.amazon.awssdk.services.ecs.model.ContainerDefinition;
import software.amazon.awssdk.services.ecs.model.LaunchType;
import software.amazon.awssdk.services.ecs.model.LoadBalancer;
import software.amazon.awssdk.services.ecs.model.NetworkMode;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.ecs.model.TaskDefinition;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetTypeEnum;

/**
 * What ECS checks of a service against its task definition, network and target groups before it
 * accepts it.
 */
final class ServiceChecks {
  private final EcsApi api;
  private final Targets targets;
  private final Ec2Tables network;

  ServiceChecks(EcsApi api) {
    this.api = api;
    targets = new Targets(api.backend());
    network = new Ec2Tables(api.backend());
  }

  void check(Service service, TaskDefinition definition) {
    boolean fargate =
        service.launchType() == LaunchType.FARGATE || service.platformVersion() != null;
    if (fargate && !definition.compatibilities().contains(Compatibility.FARGATE)) {
      throw api.invalid("Task definition does not support launch_type FARGATE.");
    }
    checkNetwork(service, definition);
    for (LoadBalancer balancer : service.loadBalancers()) {
      checkContainer(balancer, definition);
      checkGroup(balancer.targetGroupArn(), definition);
    }
  }

  void checkStrategy(Cluster cluster, List<CapacityProviderStrategyItem> strategy) {
    for (CapacityProviderStrategyItem item : strategy) {
      if (!cluster.capacityProviders().contains(EcsApi.lastPart(item.capacityProvider()))) {
        throw api.invalid(
            "The specified capacity provider strategy cannot contain a capacity provider that is"
                + " not associated with the cluster. Associate the capacity provider with the"
                + " cluster and try again.");
      }
    }
  }

  private void checkNetwork(Service service, TaskDefinition definition) {
    AwsVpcConfiguration vpc =
        service.networkConfiguration() == null
            ? null
            : service.networkConfiguration().awsvpcConfiguration();
    boolean awsvpc = definition.networkMode() == NetworkMode.AWSVPC;
    if (awsvpc && vpc == null) {
      throw api.invalid(
          "Network Configuration must be provided when networkMode 'awsvpc' is specified.");
    }
    if (!awsvpc && vpc != null) {
      throw api.invalid(
          "Network Configuration is not valid for the given networkMode of this task definition.");
    }
    if (vpc == null) {
      return;
    }
    if (vpc.subnets().isEmpty()) {
      throw api.invalid("subnets can not be empty.");
    }
    for (String subnet : vpc.subnets()) {
      if (!network.subnets().contains(subnet)) {
        throw api.invalid(
            "Error retrieving subnet information for [%s]: The subnet ID '%s' does not exist"
                + " (ErrorCode: InvalidSubnetID.NotFound)",
            subnet, subnet);
      }
    }
    for (String group : vpc.securityGroups()) {
      if (!network.groups().contains(group)) {
        throw api.invalid(
            "Error retrieving security group information for [%s]: The security group '%s' does not"
                + " exist (ErrorCode: InvalidGroup.NotFound)",
            group, group);
      }
    }
  }

  private void checkContainer(LoadBalancer balancer, TaskDefinition definition) {
    ContainerDefinition container =
        definition.containerDefinitions().stream()
            .filter(c -> c.name().equals(balancer.containerName()))
            .findFirst()
            .orElseThrow(() ->
                api.invalid(
                    "The container %s does not exist in the task definition.",
                    balancer.containerName()));
    if (container.portMappings().stream()
        .noneMatch(port -> balancer.containerPort().equals(port.containerPort()))) {
      throw api.invalid(
          "The container %s did not have a container port %d defined.",
          balancer.containerName(), balancer.containerPort());
    }
  }

  private void checkGroup(String arn, TaskDefinition definition) {
    TargetGroup group =
        targets
            .group(arn)
            .orElseThrow(() ->
                api.invalid(
                    "Unable to assume role and validate the specified targetGroupArn %s: it does"
                        + " not exist.",
                    arn));
    if (targets.balancersOf(arn).isEmpty()) {
      throw api.invalid(
          "The target group with targetGroupArn %s does not have an associated load balancer.",
          arn);
    }
    boolean byAddress = definition.networkMode() == NetworkMode.AWSVPC;
    if (byAddress != (group.targetType() == TargetTypeEnum.IP)) {
      throw api.invalid(
          "The provided target group %s has target type %s, which is incompatible with the %s"
              + " network mode specified in the task definition.",
          arn, group.targetTypeAsString(), definition.networkModeAsString());
    }
  }
}
