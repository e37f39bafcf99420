package io.ecsctl.provider.aws.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ecsctl.provider.aws.client.AwsClients;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ec2.model.Filter;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.RouteTable;
import software.amazon.awssdk.services.ec2.model.SecurityGroup;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.ecs.model.Service;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;

/**
 * Reads the applied example with the SDK and compares it with what {@code
 * examples/website/main.ecs} says.
 */
final class WebsiteReading {
  private final AwsClients aws;
  private final String stack;

  WebsiteReading(AwsClients aws, String stack) {
    this.aws = aws;
    this.stack = stack;
  }

  void check(ContractBackend backend) {
    String vpc = vpc();
    subnets(vpc);
    routes(vpc);
    groups(vpc);
    String targets = targetGroup(vpc);
    listener(targets);
    role();
    logs();
    service(targets, backend);
    scaling();
  }

  private Filter mine() {
    return Filter.builder().name("tag:ecsctl:stack").values(stack).build();
  }

  private String vpc() {
    var vpcs = aws.ec2().describeVpcs(r -> r.filters(mine())).vpcs();
    assertEquals(1, vpcs.size());
    assertEquals("10.20.0.0/16", vpcs.getFirst().cidrBlock());
    assertTrue(
        vpcs.getFirst().tags().stream()
            .anyMatch(t -> t.key().equals("ecsctl:address") && t.value().equals("vpc.main")));
    assertTrue(
        vpcs.getFirst().tags().stream()
            .anyMatch(t -> t.key().equals("team") && t.value().equals("web")));
    return vpcs.getFirst().vpcId();
  }

  private void subnets(String vpc) {
    List<Subnet> subnets =
        aws.ec2().describeSubnetsPaginator(r -> r.filters(mine())).subnets().stream().toList();
    assertEquals(
        Set.of(
            "10.20.0.0/24 eu-central-1a",
            "10.20.1.0/24 eu-central-1b",
            "10.20.16.0/20 eu-central-1a",
            "10.20.32.0/20 eu-central-1b"),
        subnets.stream()
            .map(s -> s.cidrBlock() + " " + s.availabilityZone())
            .collect(Collectors.toSet()));
    assertTrue(subnets.stream().allMatch(s -> s.vpcId().equals(vpc)));
  }

  private void routes(String vpc) {
    List<RouteTable> tables =
        aws.ec2().describeRouteTablesPaginator(r -> r.filters(mine())).routeTables().stream()
            .toList();
    assertEquals(2, tables.size());
    for (RouteTable table : tables) {
      assertEquals(vpc, table.vpcId());
      assertEquals(2, table.associations().size());
      assertTrue(
          table.routes().stream().anyMatch(r -> "0.0.0.0/0".equals(r.destinationCidrBlock())));
    }
    assertTrue(
        tables.stream().flatMap(t -> t.routes().stream()).anyMatch(r -> r.natGatewayId() != null));
    assertTrue(
        tables.stream()
            .flatMap(t -> t.routes().stream())
            .anyMatch(r -> r.gatewayId() != null && r.gatewayId().startsWith("igw-")));
  }

  private SecurityGroup group(String vpc, String name) {
    return aws.ec2()
        .describeSecurityGroups(
            r -> r.filters(Sdk.filter("vpc-id", vpc), Sdk.filter("group-name", stack + "-" + name)))
        .securityGroups()
        .getFirst();
  }

  private void groups(String vpc) {
    SecurityGroup alb = group(vpc, "alb");
    SecurityGroup app = group(vpc, "app");
    assertEquals("tcp 80 0.0.0.0/0", only(alb.ipPermissions()));
    assertEquals("tcp 8080 " + app.groupId(), only(alb.ipPermissionsEgress()));
    assertEquals("tcp 8080 " + alb.groupId(), only(app.ipPermissions()));
    assertEquals("tcp 443 0.0.0.0/0", only(app.ipPermissionsEgress()));
    assertEquals("shop tasks", app.description());
  }

  private static String only(List<IpPermission> permissions) {
    assertEquals(1, permissions.size(), permissions::toString);
    IpPermission permission = permissions.getFirst();
    String peer =
        permission.ipRanges().isEmpty()
            ? permission.userIdGroupPairs().getFirst().groupId()
            : permission.ipRanges().getFirst().cidrIp();
    assertEquals(permission.fromPort(), permission.toPort());
    return "%s %d %s".formatted(permission.ipProtocol(), permission.fromPort(), peer);
  }

  private String targetGroup(String vpc) {
    var group =
        aws.elb().describeTargetGroups(r -> r.names(stack + "-web")).targetGroups().getFirst();
    assertEquals(8080, group.port());
    assertEquals("ip", group.targetTypeAsString());
    assertEquals(vpc, group.vpcId());
    assertEquals(15, group.healthCheckIntervalSeconds());
    assertEquals("/", group.healthCheckPath());
    return group.targetGroupArn();
  }

  private void listener(String targets) {
    String balancer =
        aws.elb()
            .describeLoadBalancers(r -> r.names(stack + "-web"))
            .loadBalancers()
            .getFirst()
            .loadBalancerArn();
    var listener =
        aws.elb().describeListeners(r -> r.loadBalancerArn(balancer)).listeners().getFirst();
    assertEquals(80, listener.port());
    assertEquals("404", listener.defaultActions().getFirst().fixedResponseConfig().statusCode());
    Rule rule =
        aws.elb().describeRules(r -> r.listenerArn(listener.listenerArn())).rules().stream()
            .filter(r -> !r.isDefault())
            .findFirst()
            .orElseThrow();
    assertEquals("10", rule.priority());
    assertEquals(List.of("/*"), rule.conditions().getFirst().pathPatternConfig().values());
    var forward = rule.actions().getFirst();
    assertEquals(
        targets,
        forward.targetGroupArn() != null
            ? forward.targetGroupArn()
            : forward.forwardConfig().targetGroups().getFirst().targetGroupArn());
  }

  private void role() {
    String role = stack + "-execution";
    assertTrue(
        aws.iam()
            .getRole(r -> r.roleName(role))
            .role()
            .assumeRolePolicyDocument()
            .contains("ecs-tasks.amazonaws.com"));
    assertEquals(
        "AmazonECSTaskExecutionRolePolicy",
        aws.iam()
            .listAttachedRolePolicies(r -> r.roleName(role))
            .attachedPolicies()
            .getFirst()
            .policyName());
  }

  private void logs() {
    assertTrue(
        aws.logs().describeLogGroupsPaginator(r -> {}).logGroups().stream()
            .anyMatch(g ->
                g.logGroupName().contains(stack)
                    && Integer.valueOf(14).equals(g.retentionInDays())));
  }

  private void service(String targets, ContractBackend backend) {
    Service service =
        aws.ecs()
            .describeServices(r -> r.cluster(stack + "-main").services(stack + "-web"))
            .services()
            .getFirst();
    assertEquals("ACTIVE", service.status());
    assertEquals(2, service.desiredCount());
    assertEquals(targets, service.loadBalancers().getFirst().targetGroupArn());
    assertEquals(8080, service.loadBalancers().getFirst().containerPort());
    assertEquals(2, service.networkConfiguration().awsvpcConfiguration().subnets().size());
    if (!backend.gaps().containsKey(Gap.SERVICE_DEFAULTS)) {
      assertTrue(service.deploymentConfiguration().deploymentCircuitBreaker().rollback());
    }
    var definition =
        aws.ecs()
            .describeTaskDefinition(r -> r.taskDefinition(service.taskDefinition()))
            .taskDefinition();
    assertEquals("256", definition.cpu());
    assertEquals("512", definition.memory());
    var container = definition.containerDefinitions().getFirst();
    assertEquals("nginx:1", container.image());
    assertEquals("info", container.environment().getFirst().value());
    assertEquals(8080, container.portMappings().getFirst().containerPort());
    assertFalse(container.logConfiguration().options().isEmpty());
  }

  private void scaling() {
    String resource = "service/%1$s-main/%1$s-web".formatted(stack);
    var target =
        aws.scaling()
            .describeScalableTargets(r -> r.serviceNamespace("ecs").resourceIds(resource))
            .scalableTargets()
            .getFirst();
    assertEquals(2, target.minCapacity());
    assertEquals(10, target.maxCapacity());
    var policy =
        aws.scaling()
            .describeScalingPolicies(r -> r.serviceNamespace("ecs").resourceId(resource))
            .scalingPolicies()
            .getFirst();
    assertEquals(60.0, policy.targetTrackingScalingPolicyConfiguration().targetValue());
    assertEquals(
        "ECSServiceAverageCPUUtilization",
        policy
            .targetTrackingScalingPolicyConfiguration()
            .predefinedMetricSpecification()
            .predefinedMetricTypeAsString());
  }
}
