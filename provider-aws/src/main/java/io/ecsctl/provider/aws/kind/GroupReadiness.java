package io.ecsctl.provider.aws.kind;

import io.ecsctl.planner.provider.Progress;
import io.ecsctl.planner.provider.ProviderException;
import io.ecsctl.provider.aws.client.AwsErrors;
import io.ecsctl.provider.aws.client.Call;
import io.ecsctl.provider.aws.rollout.Waiting;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.autoscaling.AutoScalingClient;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.InstanceRefresh;
import software.amazon.awssdk.services.autoscaling.model.InstanceRefreshStatus;
import software.amazon.awssdk.services.autoscaling.model.LifecycleState;
import software.amazon.awssdk.services.autoscaling.model.ScalingActivityStatusCode;

/**
 * Waits until a group has the instances it wants. A launch that failed is told in AWS's words:
 * otherwise an image that does not exist would look like a service that never becomes steady.
 */
record GroupReadiness(AutoScalingClient autoScaling, Waiting waiting, String group) {
  private static final Duration TO_LAUNCH = Duration.ofMinutes(15);
  private static final Duration TO_REFRESH = Duration.ofHours(2);
  private static final Set<InstanceRefreshStatus> RUNNING =
      Set.of(
          InstanceRefreshStatus.PENDING,
          InstanceRefreshStatus.IN_PROGRESS,
          InstanceRefreshStatus.BAKING);

  void await(Progress progress) throws InterruptedException {
    waiting.until(
        "autoscaling:DescribeInstanceRefreshes",
        "the instances of auto scaling group " + group + " to be replaced",
        TO_REFRESH,
        () -> refreshed(progress));
    waiting.until(
        "autoscaling:DescribeAutoScalingGroups",
        "the instances of auto scaling group " + group + " to start",
        TO_LAUNCH,
        () -> started(progress));
  }

  private Optional<Boolean> refreshed(Progress progress) {
    var answer =
        // An endpoint that does not know refreshes runs none.
        Call.unless(
            Set.of(AwsErrors.UNSUPPORTED),
            "autoscaling:DescribeInstanceRefreshes",
            () ->
                autoScaling.describeInstanceRefreshes(
                    r -> r.autoScalingGroupName(group).maxRecords(1)));
    Optional<InstanceRefresh> newest =
        answer == null ? Optional.empty() : answer.instanceRefreshes().stream().findFirst();
    if (newest.filter(refresh -> RUNNING.contains(refresh.status())).isEmpty()) {
      return Optional.of(true);
    }
    newest.ifPresent(
        refresh -> progress.status("replacing instances, %d%%".formatted(percent(refresh))));
    return Optional.empty();
  }

  private static int percent(InstanceRefresh refresh) {
    return refresh.percentageComplete() == null ? 0 : refresh.percentageComplete();
  }

  private Optional<Boolean> started(Progress progress) {
    List<AutoScalingGroup> found =
        Call.to(
            "autoscaling:DescribeAutoScalingGroups",
            () ->
                autoScaling
                    .describeAutoScalingGroups(r -> r.autoScalingGroupNames(group))
                    .autoScalingGroups());
    if (found.isEmpty()) {
      throw Tools.vanished("autoscaling:DescribeAutoScalingGroups", "auto scaling group " + group);
    }
    int wanted = found.getFirst().desiredCapacity();
    long running =
        found.getFirst().instances().stream()
            .filter(instance -> instance.lifecycleState() == LifecycleState.IN_SERVICE)
            .count();
    boolean someOfWeighted = running > 0 && weighted(found.getFirst());
    if (wanted == 0 || someOfWeighted || running >= wanted) {
      return Optional.of(true);
    }
    progress.status("%d of %d instances running".formatted(running, wanted));
    refuseFailure();
    return Optional.empty();
  }

  /** Then the desired capacity counts weights, and a running instance is what can be waited for. */
  private static boolean weighted(AutoScalingGroup group) {
    return group.instances().stream().anyMatch(instance -> instance.weightedCapacity() != null);
  }

  /**
   * @throws ProviderException when the newest launch failed
   */
  private void refuseFailure() {
    Call.to(
            "autoscaling:DescribeScalingActivities",
            () ->
                autoScaling
                    .describeScalingActivities(r -> r.autoScalingGroupName(group).maxRecords(1))
                    .activities())
        .stream()
        .filter(activity -> activity.statusCode() == ScalingActivityStatusCode.FAILED)
        .findFirst()
        .ifPresent(failed -> {
          throw new ProviderException(
              "LaunchFailed",
              "autoscaling:DescribeScalingActivities",
              "Auto scaling group %s cannot start an instance: %s"
                  .formatted(group, failed.statusMessage()));
        });
  }
}
