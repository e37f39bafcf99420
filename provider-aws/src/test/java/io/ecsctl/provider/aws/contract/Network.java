package io.ecsctl.provider.aws.contract;

import io.ecsctl.provider.aws.client.AwsClients;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.ec2.model.ResourceType;
import software.amazon.awssdk.services.ec2.model.Tag;
import software.amazon.awssdk.services.ec2.model.TagSpecification;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.RuleCondition;

/**
 * Things that tests need before they can begin, each call a new one. Names do not repeat within a
 * run.
 */
final class Network {
  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final AwsClients aws;

  Network(AwsClients aws) {
    this.aws = aws;
  }

  static String name(String stem) {
    return stem + "-" + NUMBER.incrementAndGet();
  }

  static TagSpecification tag(ResourceType type, String key, String value) {
    return TagSpecification.builder()
        .resourceType(type)
        .tags(Tag.builder().key(key).value(value).build())
        .build();
  }

  /** {@code 10.0.0.0/16}. */
  String vpc() {
    return aws.ec2().createVpc(r -> r.cidrBlock("10.0.0.0/16")).vpc().vpcId();
  }

  /** {@code 10.0.THIRD.0/24} in the zone of that letter. */
  String subnet(String vpc, int third, String zone) {
    return aws.ec2()
        .createSubnet(r ->
            r.vpcId(vpc)
                .cidrBlock("10.0.%d.0/24".formatted(third))
                .availabilityZone(aws.region() + zone))
        .subnet()
        .subnetId();
  }

  List<String> twoSubnets(String vpc) {
    return List.of(subnet(vpc, 0, "a"), subnet(vpc, 1, "b"));
  }

  String internetGateway(String vpc) {
    String gateway = aws.ec2().createInternetGateway(r -> {}).internetGateway().internetGatewayId();
    aws.ec2().attachInternetGateway(r -> r.vpcId(vpc).internetGatewayId(gateway));
    return gateway;
  }

  String group(String vpc) {
    return aws.ec2()
        .createSecurityGroup(
            r -> r.vpcId(vpc).groupName(name("group")).description("of a contract test"))
        .groupId();
  }

  /** Internal, in two zones of the VPC. */
  String balancer(String vpc) {
    List<String> subnets = twoSubnets(vpc);
    String group = group(vpc);
    return aws.elb()
        .createLoadBalancer(
            r -> r.name(name("balancer")).scheme("internal").subnets(subnets).securityGroups(group))
        .loadBalancers()
        .getFirst()
        .loadBalancerArn();
  }

  String targetGroup(String vpc) {
    return aws.elb()
        .createTargetGroup(r ->
            r.name(name("targets"))
                .vpcId(vpc)
                .protocol("HTTP")
                .port(8080)
                .targetType("ip")
                .healthCheckIntervalSeconds(10))
        .targetGroups()
        .getFirst()
        .targetGroupArn();
  }

  /** On port 80, answering 404. */
  String listener(String balancer) {
    return aws.elb()
        .createListener(r ->
            r.loadBalancerArn(balancer)
                .port(80)
                .protocol("HTTP")
                .defaultActions(
                    Action.builder()
                        .type("fixed-response")
                        .fixedResponseConfig(f -> f.statusCode("404").contentType("text/plain"))
                        .build()))
        .listeners()
        .getFirst()
        .listenerArn();
  }

  /** Sends every path to the target group. */
  String rule(String listener, String targetGroup, int priority) {
    return aws.elb()
        .createRule(r ->
            r.listenerArn(listener)
                .priority(priority)
                .conditions(
                    RuleCondition.builder()
                        .field("path-pattern")
                        .pathPatternConfig(p -> p.values("/*"))
                        .build())
                .actions(Action.builder().type("forward").targetGroupArn(targetGroup).build()))
        .rules()
        .getFirst()
        .ruleArn();
  }

  /** An active role that ECS tasks can take. */
  String role() {
    return aws.iam()
        .createRole(r -> r.roleName(name("role")).assumeRolePolicyDocument(TRUST))
        .role()
        .arn();
  }

  static final String TRUST =
      """
      {"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"ecs-tasks.amazonaws.com"},"Action":"sts:AssumeRole"}]}
      """
          .strip();
}
