package io.ecsctl.provider.aws.kind;

import io.ecsctl.compiler.value.Value;
import io.ecsctl.provider.aws.client.Call;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.RefreshPreferences;

/** Starts a group's instance refresh, as its {@code instance_refresh} block wants it. */
final class InstanceRefreshes {
  /** One runs already; it goes on towards what the group is now. */
  private static final Set<String> RUNS =
      Set.of("InstanceRefreshInProgress", "InstanceRefreshInProgressFault");

  private InstanceRefreshes() {}

  static void start(AutoScalingClient autoScaling, String group, Value.ObjectOf attributes) {
    List<Value.Keyed> blocks = Values.blocks(attributes, AutoScalingGroupKind.REFRESH);
    if (!blocks.isEmpty()) {
      RefreshPreferences preferences = preferences(blocks.getFirst());
      Call.unless(
          RUNS,
          "autoscaling:StartInstanceRefresh",
          () ->
              autoScaling.startInstanceRefresh(
                  r -> r.autoScalingGroupName(group).preferences(preferences)));
    }
  }

  private static RefreshPreferences preferences(Value.Keyed block) {
    return RefreshPreferences.builder()
        .minHealthyPercentage(Values.number(block, "min_healthy_percentage"))
        .maxHealthyPercentage(Values.number(block, "max_healthy_percentage"))
        .instanceWarmup(Values.number(block, "instance_warmup"))
        .skipMatching(Values.bool(block, "skip_matching"))
        .scaleInProtectedInstances(Values.text(block, "scale_in_protected_instances"))
        .standbyInstances(Values.text(block, "standby_instances"))
        .autoRollback(Values.bool(block, "auto_rollback"))
        .build();
  }
}
