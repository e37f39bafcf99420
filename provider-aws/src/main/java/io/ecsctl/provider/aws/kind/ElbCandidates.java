package io.ecsctl.provider.aws.kind;

import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.provider.ProviderException;
import io.ecsctl.provider.aws.client.AwsClients;
import io.ecsctl.provider.aws.client.Call;
import io.ecsctl.provider.aws.inventory.ElbInventory;
import io.ecsctl.provider.aws.inventory.Tags;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Listener;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.LoadBalancer;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;

/**
 * ARNs of what a data block may mean. ELB filters by nothing but names and ARNs, so everything is
 * listed; tags are read twenty a call, and only what has them is read in full.
 */
final class ElbCandidates {
  private final AwsClients clients;

  ElbCandidates(AwsClients clients) {
    this.clients = clients;
  }

  List<String> loadBalancers(Value.ObjectOf filters) {
    return tagged(
        filters,
        Call.to(
            "elasticloadbalancing:DescribeLoadBalancers",
            () ->
                clients.elb().describeLoadBalancersPaginator().loadBalancers().stream()
                    .map(LoadBalancer::loadBalancerArn)
                    .toList()));
  }

  List<String> targetGroups(Value.ObjectOf filters) {
    return tagged(
        filters,
        Call.to(
            "elasticloadbalancing:DescribeTargetGroups",
            () ->
                clients.elb().describeTargetGroupsPaginator().targetGroups().stream()
                    .map(TargetGroup::targetGroupArn)
                    .toList()));
  }

  /** AWS lists the listeners of one load balancer, never all. */
  List<String> listeners(Value.ObjectOf filters) {
    String balancer = Values.text(filters, "load_balancer");
    if (filters.entries().isEmpty()) {
      return List.of();
    }
    if (balancer == null) {
      throw new ProviderException(
          "MissingArgument",
          "",
          "a listener is found by its arn, or by its load_balancer and port");
    }
    List<Listener> listeners =
        Call.unless(
            Set.of("LoadBalancerNotFound"),
            "elasticloadbalancing:DescribeListeners",
            () ->
                clients
                    .elb()
                    .describeListenersPaginator(r -> r.loadBalancerArn(balancer))
                    .listeners()
                    .stream()
                    .toList());
    return listeners == null ? List.of() : listeners.stream().map(Listener::listenerArn).toList();
  }

  /** AWS lists the rules of one listener, never all. */
  List<String> rules(Value.ObjectOf filters) {
    String listener = Values.text(filters, "listener");
    if (filters.entries().isEmpty()) {
      return List.of();
    }
    if (listener == null) {
      throw new ProviderException(
          "MissingArgument",
          "",
          "a listener rule is found by its arn, or by its listener and priority");
    }
    String priority = Values.text(filters, "priority");
    List<Rule> rules =
        Call.unless(
            Set.of("ListenerNotFound"),
            "elasticloadbalancing:DescribeRules",
            () ->
                clients.elb().describeRulesPaginator(r -> r.listenerArn(listener)).rules().stream()
                    .filter(rule -> !Boolean.TRUE.equals(rule.isDefault()))
                    .filter(rule -> priority == null || priority.equals(rule.priority()))
                    .toList());
    return rules == null ? List.of() : rules.stream().map(Rule::ruleArn).toList();
  }

  private List<String> tagged(Value.ObjectOf filters, List<String> arns) {
    if (!(filters.get(TagChange.ATTRIBUTE) instanceof Value.Keyed wanted)) {
      return arns;
    }
    Map<String, Tags> tags = ElbInventory.readTags(clients, arns);
    return arns.stream()
        .filter(arn -> Matching.has(wanted, tags.getOrDefault(arn, Tags.NONE).value()))
        .toList();
  }
}
