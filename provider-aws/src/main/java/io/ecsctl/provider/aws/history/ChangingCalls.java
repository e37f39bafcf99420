package io.ecsctl.provider.aws.history;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The calls that change an object of a kind, the commonest first. CloudTrail does not note for
 * every service which resource a call was about; then events are found by the call's name.
 */
final class ChangingCalls {
  /** IAM and its like are at home in one region, and so are their events. */
  private static final Set<String> GLOBAL = Set.of("role", "policy", "instance_profile");

  private static final Map<String, List<String>> BY_KIND =
      Map.ofEntries(
          entry("service", List.of("UpdateService", "DeleteService")),
          entry(
              "cluster", List.of("UpdateCluster", "PutClusterCapacityProviders", "DeleteCluster")),
          entry("task_definition", List.of("RegisterTaskDefinition", "DeregisterTaskDefinition")),
          entry("log_group", List.of("PutRetentionPolicy", "DeleteLogGroup")),
          entry("load_balancer", List.of("ModifyLoadBalancerAttributes", "DeleteLoadBalancer")),
          entry(
              "target_group",
              List.of("ModifyTargetGroup", "ModifyTargetGroupAttributes", "DeleteTargetGroup")),
          entry("listener", List.of("ModifyListener", "DeleteListener")),
          entry("listener_rule", List.of("ModifyRule", "SetRulePriorities", "DeleteRule")),
          entry("autoscaling", List.of("RegisterScalableTarget", "PutScalingPolicy")),
          entry("schedule", List.of("UpdateSchedule", "DeleteSchedule")),
          entry("parameter", List.of("PutParameter", "DeleteParameter")),
          entry("alarm", List.of("PutMetricAlarm", "DeleteAlarms")));

  private ChangingCalls() {}

  static boolean isGlobal(String kind) {
    return GLOBAL.contains(kind);
  }

  /** Empty for kinds whose events always name their resource. */
  static List<String> of(String kind) {
    return BY_KIND.getOrDefault(kind, List.of());
  }
}
