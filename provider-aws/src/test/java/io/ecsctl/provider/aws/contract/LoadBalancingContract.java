package io.ecsctl.provider.aws.contract;

import static io.ecsctl.provider.aws.contract.Contract.refused;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.elasticloadbalancingv2.ElasticLoadBalancingV2Client;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancerStateEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;

/** Load balancers, target groups, listeners and rules. */
interface LoadBalancingContract extends Contract {
  private ElasticLoadBalancingV2Client elb() {
    return aws().elb();
  }

  private LoadBalancerStateEnum state(String balancer) {
    return elb()
        .describeLoadBalancers(r -> r.loadBalancerArns(balancer))
        .loadBalancers()
        .getFirst()
        .state()
        .code();
  }

  @Test
  default void aLoadBalancerBecomesActive() {
    expects(Gap.BALANCER_BECOMES_ACTIVE);
    String balancer = network().balancer(network().vpc());
    assertEquals(LoadBalancerStateEnum.PROVISIONING, state(balancer));
    until("it is active", () -> state(balancer) == LoadBalancerStateEnum.ACTIVE);
  }

  @Test
  default void anApplicationLoadBalancerNeedsTwoZones() {
    expects(Gap.TWO_ZONES);
    String vpc = network().vpc();
    String subnet = network().subnet(vpc, 0, "a");
    refused(
        "ValidationError",
        () ->
            elb()
                .createLoadBalancer(
                    r -> r.name(Network.name("one-zone")).scheme("internal").subnets(subnet)));
  }

  @Test
  default void aPublicLoadBalancerNeedsAWayToTheInternet() {
    expects(Gap.PUBLIC_NEEDS_INTERNET_GATEWAY);
    String vpc = network().vpc();
    List<String> subnets = network().twoSubnets(vpc);
    refused(
        "InvalidSubnet",
        () -> elb().createLoadBalancer(r -> r.name(Network.name("public")).subnets(subnets)));
  }

  @Test
  default void creatingATargetGroupAgainAnswersWithIt() {
    expects(Gap.CREATING_AGAIN_IS_NO_ERROR);
    String vpc = network().vpc();
    String name = Network.name("again");
    assertEquals(group(vpc, name, 80), group(vpc, name, 80));
  }

  private TargetGroup group(String vpc, String name, int port) {
    return elb()
        .createTargetGroup(r -> r.name(name).vpcId(vpc).protocol("HTTP").port(port))
        .targetGroups()
        .getFirst();
  }

  @Test
  default void aTargetGroupWithOtherSettingsIsRefused() {
    String vpc = network().vpc();
    String name = Network.name("other");
    group(vpc, name, 80);
    refused("DuplicateTargetGroupName", () -> group(vpc, name, 81));
  }

  @Test
  default void aLoadBalancerWithOtherSettingsIsRefused() {
    expects(Gap.SAME_NAME_OTHER_SETTINGS);
    String vpc = network().vpc();
    List<String> subnets = network().twoSubnets(vpc);
    String third = network().subnet(vpc, 2, "c");
    String name = Network.name("same");
    elb().createLoadBalancer(r -> r.name(name).scheme("internal").subnets(subnets));
    refused(
        "DuplicateLoadBalancerName",
        () ->
            elb()
                .createLoadBalancer(
                    r -> r.name(name).scheme("internal").subnets(subnets.getFirst(), third)));
  }

  @Test
  default void namesHaveAtMost32Characters() {
    String vpc = network().vpc();
    refused("ValidationError", () -> group(vpc, "t".repeat(40), 80));
  }

  @Test
  default void healthChecksHaveDefaults() {
    TargetGroup group = group(network().vpc(), Network.name("defaults"), 80);
    assertEquals("/", group.healthCheckPath());
    assertEquals("traffic-port", group.healthCheckPort());
    assertEquals(30, group.healthCheckIntervalSeconds());
    assertEquals(5, group.healthyThresholdCount());
    assertEquals(2, group.unhealthyThresholdCount());
    assertEquals("200", group.matcher().httpCode());
  }

  @Test
  default void aPortHasOneListener() {
    expects(Gap.ONE_LISTENER_A_PORT);
    String balancer = network().balancer(network().vpc());
    network().listener(balancer);
    refused("DuplicateListener", () -> network().listener(balancer));
  }

  @Test
  default void aListenerComesWithADefaultRule() {
    String listener = network().listener(network().balancer(network().vpc()));
    Rule only = elb().describeRules(r -> r.listenerArn(listener)).rules().getFirst();
    assertTrue(only.isDefault());
    assertEquals("default", only.priority());
    assertEquals("404", only.actions().getFirst().fixedResponseConfig().statusCode());
  }

  @Test
  default void aPriorityHasOneRule() {
    String vpc = network().vpc();
    String listener = network().listener(network().balancer(vpc));
    String group = network().targetGroup(vpc);
    network().rule(listener, group, 10);
    refused("PriorityInUse", () -> network().rule(listener, group, 10));
  }

  @Test
  default void aTargetGroupThatARuleUsesStays() {
    String vpc = network().vpc();
    String listener = network().listener(network().balancer(vpc));
    String group = network().targetGroup(vpc);
    String rule = network().rule(listener, group, 10);
    refused("ResourceInUse", () -> elb().deleteTargetGroup(r -> r.targetGroupArn(group)));
    elb().deleteRule(r -> r.ruleArn(rule));
    elb().deleteTargetGroup(r -> r.targetGroupArn(group));
    refused("TargetGroupNotFound", () -> elb().describeTargetGroups(r -> r.targetGroupArns(group)));
  }

  @Test
  default void aForwardIsAnsweredInBothForms() {
    expects(Gap.FORWARD_IN_BOTH_FORMS);
    String vpc = network().vpc();
    String listener = network().listener(network().balancer(vpc));
    String group = network().targetGroup(vpc);
    String rule = network().rule(listener, group, 10);
    var action = elb().describeRules(r -> r.ruleArns(rule)).rules().getFirst().actions().getFirst();
    assertEquals(group, action.targetGroupArn());
    assertEquals(group, action.forwardConfig().targetGroups().getFirst().targetGroupArn());
    assertEquals(1, action.forwardConfig().targetGroups().getFirst().weight());
  }

  @Test
  default void deletingALoadBalancerTakesItsListenersAlong() {
    String balancer = network().balancer(network().vpc());
    String listener = network().listener(balancer);
    elb().deleteLoadBalancer(r -> r.loadBalancerArn(balancer));
    refused("ListenerNotFound", () -> elb().describeListeners(r -> r.listenerArns(listener)));
    // Deleting what is gone is no failure.
    elb().deleteLoadBalancer(r -> r.loadBalancerArn(balancer));
  }

  @Test
  default void aDeletedLoadBalancerHoldsItsSecurityGroupForAWhile() {
    expects(Gap.SECURITY_GROUP_IN_USE);
    String vpc = network().vpc();
    String balancer = network().balancer(vpc);
    String group =
        elb()
            .describeLoadBalancers(r -> r.loadBalancerArns(balancer))
            .loadBalancers()
            .getFirst()
            .securityGroups()
            .getFirst();
    elb().deleteLoadBalancer(r -> r.loadBalancerArn(balancer));
    refused("DependencyViolation", () -> aws().ec2().deleteSecurityGroup(r -> r.groupId(group)));
    until(
        "its interfaces are gone",
        () ->
            aws()
                .ec2()
                .describeNetworkInterfaces(r -> r.filters(Sdk.filter("group-id", group)))
                .networkInterfaces()
                .isEmpty());
    aws().ec2().deleteSecurityGroup(r -> r.groupId(group));
  }
}
