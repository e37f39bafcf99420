package io.ecsctl.provider.aws.sandbox.autoscaling;

import io.ecsctl.provider.aws.sandbox.state.Ticks;
import java.util.List;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.DescribeInstanceRefreshesRequest;
import software.amazon.awssdk.services.autoscaling.model.DescribeInstanceRefreshesResponse;
import software.amazon.awssdk.services.autoscaling.model.DescribeScalingActivitiesRequest;
import software.amazon.awssdk.services.autoscaling.model.DescribeScalingActivitiesResponse;
import software.amazon.awssdk.services.autoscaling.model.InstanceRefresh;
import software.amazon.awssdk.services.autoscaling.model.InstanceRefreshInProgressException;
import software.amazon.awssdk.services.autoscaling.model.InstanceRefreshStatus;
import software.amazon.awssdk.services.autoscaling.model.StartInstanceRefreshRequest;
import software.amazon.awssdk.services.autoscaling.model.StartInstanceRefreshResponse;

/** Instance refreshes, one at a time for a group; {@link GroupLife} carries them out. */
final class Refreshes {
  private static final int PAGE = 100;

  private final GroupApi api;

  Refreshes(GroupApi api) {
    this.api = api;
  }

  private List<InstanceRefresh> of(String group) {
    return api.refreshes().where(r -> r.autoScalingGroupName().equals(group)).reversed();
  }

  StartInstanceRefreshResponse start(StartInstanceRefreshRequest request) {
    AutoScalingGroup group = api.require(request.autoScalingGroupName());
    if (of(group.autoScalingGroupName()).stream()
        .anyMatch(r -> r.status() == InstanceRefreshStatus.IN_PROGRESS)) {
      throw api.endpoint()
          .error(
              InstanceRefreshInProgressException.builder(),
              "InstanceRefreshInProgress",
              "An Instance Refresh is already in progress and blocks the execution of this"
                  + " Instance Refresh.");
    }
    InstanceRefresh refresh =
        InstanceRefresh.builder()
            .instanceRefreshId(api.backend().uuid())
            .autoScalingGroupName(group.autoScalingGroupName())
            .status(InstanceRefreshStatus.IN_PROGRESS)
            .startTime(api.backend().now())
            .percentageComplete(0)
            .preferences(request.preferences())
            .build();
    api.refreshes().put(refresh.instanceRefreshId(), refresh);
    Ticks.wake(api.backend());
    return StartInstanceRefreshResponse.builder()
        .instanceRefreshId(refresh.instanceRefreshId())
        .build();
  }

  /** Newest first. */
  DescribeInstanceRefreshesResponse describe(DescribeInstanceRefreshesRequest request) {
    api.require(request.autoScalingGroupName());
    var page =
        api.endpoint()
            .page(
                of(request.autoScalingGroupName()),
                request.nextToken(),
                request.maxRecords(),
                PAGE);
    return DescribeInstanceRefreshesResponse.builder()
        .instanceRefreshes(page.items())
        .nextToken(page.next())
        .build();
  }

  /** No launch fails here: what a group cannot start is refused when the group is made. */
  DescribeScalingActivitiesResponse activities(DescribeScalingActivitiesRequest request) {
    api.require(request.autoScalingGroupName());
    return DescribeScalingActivitiesResponse.builder().activities(List.of()).build();
  }
}
