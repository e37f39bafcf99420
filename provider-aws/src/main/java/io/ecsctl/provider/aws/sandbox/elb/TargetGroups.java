package io.ecsctl.provider.aws.sandbox.elb;

import io.ecsctl.provider.aws.sandbox.ec2.Ec2Tables;
import io.ecsctl.provider.aws.sandbox.state.Pojos;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.CreateTargetGroupResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DeleteTargetGroupResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupsRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetGroupsResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetHealthRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DescribeTargetHealthResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.DuplicateTargetGroupNameException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyTargetGroupRequest;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ModifyTargetGroupResponse;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ResourceInUseException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupNotFoundException;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetTypeEnum;

/**
 * Target groups and the health check settings that AWS fills in. Which load balancers use one
 * follows from listeners and rules.
 */
final class TargetGroups {
  private final ElbApi api;
  private final Targets targets;
  private final Ec2Tables network;

  TargetGroups(ElbApi api) {
    this.api = api;
    targets = new Targets(api.backend());
    network = new Ec2Tables(api.backend());
  }

  CreateTargetGroupResponse create(CreateTargetGroupRequest request) {
    api.checkName("Target group", request.name());
    TargetTypeEnum type =
        request.targetType() == null ? TargetTypeEnum.INSTANCE : request.targetType();
    if (type != TargetTypeEnum.LAMBDA) {
      check(request);
    }
    String arn =
        api.backend()
            .arn(
                "elasticloadbalancing",
                "targetgroup/%s/%s".formatted(request.name(), api.backend().hex16()));
    TargetGroup group =
        withDefaults(Pojos.copy(request, TargetGroup.builder()), request)
            .targetGroupArn(arn)
            .targetGroupName(request.name())
            .targetType(type)
            .build();
    Optional<TargetGroup> same =
        api.groups().where(g -> g.targetGroupName().equals(request.name())).stream().findFirst();
    if (same.isPresent()) {
      TargetGroup asked = group.toBuilder().targetGroupArn(same.get().targetGroupArn()).build();
      if (!asked.equals(same.get())) {
        throw api.endpoint()
            .error(
                DuplicateTargetGroupNameException.builder(),
                "DuplicateTargetGroupName",
                "A target group with the same name '%s' exists, but with different settings",
                request.name());
      }
      return CreateTargetGroupResponse.builder().targetGroups(used(same.get())).build();
    }
    api.groups().put(arn, group);
    api.tag(arn, request.tags());
    return CreateTargetGroupResponse.builder().targetGroups(used(group)).build();
  }

  private void check(CreateTargetGroupRequest request) {
    if (request.protocol() == null || request.port() == null) {
      throw api.invalid("A protocol and a port must be specified");
    }
    if (request.vpcId() == null) {
      throw api.invalid("A VPC ID must be specified");
    }
    if (!network.vpcs().contains(request.vpcId())) {
      throw api.invalid("The VPC ID '%s' is not found", request.vpcId());
    }
    if (request.port() < 1 || request.port() > 65535) {
      throw api.invalid(
          "Value '%d' at 'port' failed to satisfy constraint: Member must be between 1 and 65535",
          request.port());
    }
    if (request.healthCheckTimeoutSeconds() != null
        && request.healthCheckIntervalSeconds() != null
        && request.healthCheckTimeoutSeconds() >= request.healthCheckIntervalSeconds()
        && isHttp(request)) {
      throw api.invalid("Health check interval must be greater than the timeout");
    }
  }

  private static boolean isHttp(CreateTargetGroupRequest request) {
    String protocol = Objects.requireNonNullElse(request.protocolAsString(), "HTTP");
    return protocol.startsWith("HTTP");
  }

  private static TargetGroup.Builder withDefaults(
      TargetGroup.Builder group, CreateTargetGroupRequest request) {
    boolean http = isHttp(request);
    String check =
        Objects.requireNonNullElse(request.healthCheckProtocolAsString(), http ? "HTTP" : "TCP");
    boolean httpCheck = check.startsWith("HTTP");
    group
        .ipAddressType(Objects.requireNonNullElse(request.ipAddressTypeAsString(), "ipv4"))
        .healthCheckEnabled(Objects.requireNonNullElse(request.healthCheckEnabled(), true))
        .healthCheckProtocol(check)
        .healthCheckPort(Objects.requireNonNullElse(request.healthCheckPort(), "traffic-port"))
        .healthCheckIntervalSeconds(
            Objects.requireNonNullElse(request.healthCheckIntervalSeconds(), 30))
        .healthCheckTimeoutSeconds(
            Objects.requireNonNullElse(
                request.healthCheckTimeoutSeconds(), http ? 5 : httpCheck ? 6 : 10))
        .healthyThresholdCount(Objects.requireNonNullElse(request.healthyThresholdCount(), 5))
        .unhealthyThresholdCount(Objects.requireNonNullElse(request.unhealthyThresholdCount(), 2));
    if (http) {
      group.protocolVersion(Objects.requireNonNullElse(request.protocolVersion(), "HTTP1"));
    }
    if (httpCheck) {
      group.healthCheckPath(Objects.requireNonNullElse(request.healthCheckPath(), "/"));
      if (request.matcher() == null) {
        group.matcher(matcher -> matcher.httpCode(http ? "200" : "200-399"));
      }
    }
    return group;
  }

  private TargetGroup used(TargetGroup group) {
    return group.toBuilder().loadBalancerArns(targets.balancersOf(group.targetGroupArn())).build();
  }

  DescribeTargetGroupsResponse describe(DescribeTargetGroupsRequest request) {
    request.targetGroupArns().forEach(api::requireGroup);
    for (String name : request.names()) {
      if (!api.groups().any(group -> group.targetGroupName().equals(name))) {
        throw api.endpoint()
            .error(
                TargetGroupNotFoundException.builder(),
                "TargetGroupNotFound",
                "One or more target groups not found");
      }
    }
    Stream<TargetGroup> wanted =
        api
            .groups()
            .where(group ->
                (request.targetGroupArns().isEmpty()
                        || request.targetGroupArns().contains(group.targetGroupArn()))
                    && (request.names().isEmpty()
                        || request.names().contains(group.targetGroupName())))
            .stream()
            .map(this::used)
            .filter(group ->
                request.loadBalancerArn() == null
                    || group.loadBalancerArns().contains(request.loadBalancerArn()));
    var page =
        api.endpoint().page(wanted.toList(), request.marker(), request.pageSize(), ElbApi.PAGE);
    return DescribeTargetGroupsResponse.builder()
        .targetGroups(page.items())
        .nextMarker(page.next())
        .build();
  }

  ModifyTargetGroupResponse modify(ModifyTargetGroupRequest request) {
    TargetGroup before = api.requireGroup(request.targetGroupArn());
    TargetGroup after = Pojos.copy(request, before.toBuilder()).build();
    api.groups().put(request.targetGroupArn(), after);
    return ModifyTargetGroupResponse.builder().targetGroups(used(after)).build();
  }

  /** One that is gone already is no failure. */
  DeleteTargetGroupResponse delete(DeleteTargetGroupRequest request) {
    String arn = request.targetGroupArn();
    if (!targets.balancersOf(arn).isEmpty()) {
      throw api.endpoint()
          .error(
              ResourceInUseException.builder(),
              "ResourceInUse",
              "Target group '%s' is currently in use by a listener or a rule",
              arn);
    }
    api.groups().remove(arn);
    targets.removeAll(arn);
    api.attributes().removeAll(arn);
    api.backend().tags().forget(arn);
    return DeleteTargetGroupResponse.builder().build();
  }

  DescribeTargetHealthResponse health(DescribeTargetHealthRequest request) {
    api.requireGroup(request.targetGroupArn());
    return DescribeTargetHealthResponse.builder()
        .targetHealthDescriptions(targets.of(request.targetGroupArn()))
        .build();
  }
}
