package io.ecsctl.provider.aws.sandbox.elb;

import io.ecsctl.provider.aws.sandbox.state.Backend;
import io.ecsctl.provider.aws.sandbox.state.Endpoint;
import io.ecsctl.provider.aws.sandbox.state.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Action;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ActionTypeEnum;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.ElasticLoadBalancingV2Exception;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.Rule;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetDescription;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroup;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetGroupTuple;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealth;
import software.amazon.awssdk.services.elasticloadbalancingv2.model.TargetHealthDescription;

/** Who is registered with a target group: what ECS uses of load balancing. */
public final class Targets {
  private final Backend backend;
  private final ElbApi api;

  public Targets(Backend backend) {
    this.backend = backend;
    Endpoint endpoint =
        backend.endpoint("ElasticLoadBalancingV2", ElasticLoadBalancingV2Exception::builder);
    api = new ElbApi(endpoint);
  }

  private Table<TargetHealthDescription> targets() {
    return backend.table("elb.target", TargetHealthDescription::builder);
  }

  private static String key(String group, String ip, int port) {
    return group + "|" + ip + "|" + port;
  }

  public Optional<TargetGroup> group(String arn) {
    return api.groups().find(arn);
  }

  /** The load balancers that send something to the group. */
  public List<String> balancersOf(String group) {
    SortedSet<String> balancers = new TreeSet<>();
    for (Rule rule : api.rules().all()) {
      if (rule.actions().stream().anyMatch(action -> sendsTo(action, group))) {
        api.listeners()
            .find(ListenerRules.listenerOf(rule.ruleArn()))
            .ifPresent(listener -> balancers.add(listener.loadBalancerArn()));
      }
    }
    return new ArrayList<>(balancers);
  }

  private static boolean sendsTo(Action action, String group) {
    return group.equals(action.targetGroupArn())
        || (action.forwardConfig() != null
            && action.forwardConfig().targetGroups().stream()
                .anyMatch(target -> target.targetGroupArn().equals(group)));
  }

  /**
   * Sends that share of a rule's requests to one group and the rest to the other.
   *
   * @param ruleOrListener of a listener, its default rule
   */
  public void shift(String ruleOrListener, String to, String from, int percent) {
    Action forward =
        Action.builder()
            .type(ActionTypeEnum.FORWARD)
            .forwardConfig(config ->
                config
                    .targetGroups(
                        TargetGroupTuple.builder().targetGroupArn(to).weight(percent).build(),
                        TargetGroupTuple.builder()
                            .targetGroupArn(from)
                            .weight(100 - percent)
                            .build())
                    .targetGroupStickinessConfig(stickiness -> stickiness.enabled(false)))
            .build();
    for (Rule rule : api.rules().all()) {
      boolean ofListener =
          rule.isDefault() && ListenerRules.listenerOf(rule.ruleArn()).equals(ruleOrListener);
      if (ofListener || rule.ruleArn().equals(ruleOrListener)) {
        api.rules().put(rule.ruleArn(), rule.toBuilder().actions(forward).build());
      }
      if (ofListener) {
        api.listeners().update(ruleOrListener, l -> l.toBuilder().defaultActions(forward).build());
      }
    }
  }

  List<TargetHealthDescription> of(String group) {
    return targets().rows(key -> key.startsWith(group + "|"));
  }

  /** Registers the address or changes its state. */
  public void put(String group, String ip, int port, String zone, TargetHealth health) {
    targets()
        .put(
            key(group, ip, port),
            TargetHealthDescription.builder()
                .target(
                    TargetDescription.builder().id(ip).port(port).availabilityZone(zone).build())
                .healthCheckPort(String.valueOf(port))
                .targetHealth(health)
                .build());
  }

  public Optional<TargetHealth> health(String group, String ip, int port) {
    return targets().find(key(group, ip, port)).map(TargetHealthDescription::targetHealth);
  }

  public void remove(String group, String ip, int port) {
    targets().remove(key(group, ip, port));
  }

  void removeAll(String group) {
    targets().removeKeys(key -> key.startsWith(group + "|"));
  }
}
