package io.ecsctl.provider.aws.kind;

import io.ecsctl.compiler.schema.BlockSchema;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.provider.aws.client.Call;
import io.ecsctl.provider.aws.mapping.SdkMapper;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.PutScalingPolicyRequest;
import software.amazon.awssdk.services.autoscaling.model.PutScheduledUpdateGroupActionRequest;
import software.amazon.awssdk.services.autoscaling.model.ScalingPolicy;
import software.amazon.awssdk.services.autoscaling.model.ScheduledUpdateGroupAction;

/**
 * What moves the number of an {@code auto_scaling_group}'s instances: its {@code target_tracking}
 * and {@code step} blocks, a policy each, and its {@code scheduled} blocks, an action each.
 */
final class GroupScaling {
  static final String SCHEDULED = "scheduled";
  private static final Map<String, String> POLICIES =
      Map.of("TargetTrackingScaling", "target_tracking", "StepScaling", "step");

  /** All of its blocks. */
  static final Set<String> ATTRIBUTES = Set.of("target_tracking", "step", SCHEDULED);

  /** What ECS makes for a capacity provider with managed scaling. */
  private static final String OF_ECS = "ECSManagedAutoScalingPolicy-";

  private static final Set<String> GONE = Set.of("ValidationError");

  private final Tools tools;

  GroupScaling(Tools tools) {
    this.tools = tools;
  }

  private AutoScalingClient autoScaling() {
    return tools.clients().autoScaling();
  }

  private BlockSchema schema(String block) {
    return ScalingPolicies.block(tools.schemaOf("auto_scaling_group"), block);
  }

  void read(String group, LiveAttributes into) {
    List<ScalingPolicy> policies =
        Call.to(
                "autoscaling:DescribePolicies",
                () ->
                    autoScaling()
                        .describePoliciesPaginator(r -> r.autoScalingGroupName(group))
                        .scalingPolicies()
                        .stream()
                        .toList())
            .stream()
            .filter(policy -> !policy.policyName().startsWith(OF_ECS))
            .sorted(Comparator.comparing(ScalingPolicy::policyName))
            .toList();
    POLICIES.forEach((type, block) ->
        into.blocks(
            block,
            policies.stream()
                .filter(policy -> type.equals(policy.policyType()))
                .map(policy -> (Value) SdkMapper.fromSdk(schema(block), policy, Map.of()))
                .toList()));
    Map<String, String> arns = new TreeMap<>();
    policies.forEach(policy -> arns.put(policy.policyName(), policy.policyARN()));
    into.put(ScalingPolicies.ARNS, ScalingPolicies.byName(arns));
    into.blocks(
        SCHEDULED,
        Call.to(
                "autoscaling:DescribeScheduledActions",
                () ->
                    autoScaling()
                        .describeScheduledActionsPaginator(r -> r.autoScalingGroupName(group))
                        .scheduledUpdateGroupActions()
                        .stream()
                        .toList())
            .stream()
            .sorted(Comparator.comparing(ScheduledUpdateGroupAction::scheduledActionName))
            .map(action -> (Value) SdkMapper.fromSdk(schema(SCHEDULED), action, Map.of()))
            .toList());
  }

  /** Puts what is new or differs and deletes what shall not be. */
  void set(String group, Value.ObjectOf live, Value.ObjectOf desired) {
    POLICIES.values().stream().sorted().forEach(block -> setPolicies(group, block, live, desired));
    Map<String, Value.Keyed> has = ScalingPolicies.byName(live, SCHEDULED);
    Map<String, Value.Keyed> shall = ScalingPolicies.byName(desired, SCHEDULED);
    // The call leaves alone what it is not told, so one that differs is made anew.
    has.forEach((name, action) -> {
      if (!action.equals(shall.get(name))) {
        deleteAction(group, name);
      }
    });
    shall.forEach((name, action) -> {
      if (!action.equals(has.get(name))) {
        putAction(group, action);
      }
    });
  }

  private void setPolicies(
      String group, String block, Value.ObjectOf live, Value.ObjectOf desired) {
    Map<String, Value.Keyed> has = ScalingPolicies.byName(live, block);
    Map<String, Value.Keyed> shall = ScalingPolicies.byName(desired, block);
    has.keySet().stream()
        .filter(name -> !shall.containsKey(name))
        .forEach(name -> deletePolicy(group, name));
    shall.forEach((name, policy) -> {
      if (!policy.equals(has.get(name))) {
        putPolicy(group, block, policy);
      }
    });
  }

  private void putPolicy(String group, String block, Value.Keyed policy) {
    PutScalingPolicyRequest request =
        SdkMapper.toSdk(schema(block), policy, PutScalingPolicyRequest.builder())
            .autoScalingGroupName(group)
            .build();
    Call.to("autoscaling:PutScalingPolicy", () -> autoScaling().putScalingPolicy(request));
  }

  private void deletePolicy(String group, String name) {
    Call.unless(
        GONE,
        "autoscaling:DeletePolicy",
        () -> autoScaling().deletePolicy(r -> r.autoScalingGroupName(group).policyName(name)));
  }

  private void putAction(String group, Value.Keyed action) {
    PutScheduledUpdateGroupActionRequest request =
        SdkMapper.toSdk(schema(SCHEDULED), action, PutScheduledUpdateGroupActionRequest.builder())
            .autoScalingGroupName(group)
            .build();
    Call.to(
        "autoscaling:PutScheduledUpdateGroupAction",
        () -> autoScaling().putScheduledUpdateGroupAction(request));
  }

  private void deleteAction(String group, String name) {
    Call.unless(
        GONE,
        "autoscaling:DeleteScheduledAction",
        () ->
            autoScaling()
                .deleteScheduledAction(
                    r -> r.autoScalingGroupName(group).scheduledActionName(name)));
  }
}
