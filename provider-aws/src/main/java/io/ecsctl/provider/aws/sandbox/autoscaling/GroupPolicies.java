package io.ecsctl.provider.aws.sandbox.autoscaling;

import io.ecsctl.provider.aws.sandbox.state.Backend;
import io.ecsctl.provider.aws.sandbox.state.Pojos;
import io.ecsctl.provider.aws.sandbox.state.Table;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.autoscaling.model.DeletePolicyRequest;
import software.amazon.awssdk.services.autoscaling.model.DeletePolicyResponse;
import software.amazon.awssdk.services.autoscaling.model.DeleteScheduledActionRequest;
import software.amazon.awssdk.services.autoscaling.model.DeleteScheduledActionResponse;
import software.amazon.awssdk.services.autoscaling.model.DescribePoliciesRequest;
import software.amazon.awssdk.services.autoscaling.model.DescribePoliciesResponse;
import software.amazon.awssdk.services.autoscaling.model.DescribeScheduledActionsRequest;
import software.amazon.awssdk.services.autoscaling.model.DescribeScheduledActionsResponse;
import software.amazon.awssdk.services.autoscaling.model.PutScalingPolicyRequest;
import software.amazon.awssdk.services.autoscaling.model.PutScalingPolicyResponse;
import software.amazon.awssdk.services.autoscaling.model.PutScheduledUpdateGroupActionRequest;
import software.amazon.awssdk.services.autoscaling.model.PutScheduledUpdateGroupActionResponse;
import software.amazon.awssdk.services.autoscaling.model.ScalingPolicy;
import software.amazon.awssdk.services.autoscaling.model.ScheduledUpdateGroupAction;

/** Policies and scheduled actions of groups. Nothing is measured here, so none of them acts. */
final class GroupPolicies {
  private static final int PAGE = 100;

  private final GroupApi api;

  GroupPolicies(GroupApi api) {
    this.api = api;
  }

  private Table<ScalingPolicy> policies() {
    return api.backend().table("autoscaling.policy", ScalingPolicy::builder);
  }

  private Table<ScheduledUpdateGroupAction> actions() {
    return api.backend().table("autoscaling.action", ScheduledUpdateGroupAction::builder);
  }

  /** No name holds a colon. */
  private static String key(String group, String name) {
    return group + ":" + name;
  }

  private String arn(String sort, String group, String name, String nameIs) {
    return api.backend()
        .arn(
            "autoscaling",
            "%s:%s:autoScalingGroupName/%s:%s/%s"
                .formatted(sort, api.backend().uuid(), group, nameIs, name));
  }

  /** A policy is put as a whole. */
  PutScalingPolicyResponse put(PutScalingPolicyRequest request) {
    String group = api.require(request.autoScalingGroupName()).autoScalingGroupName();
    boolean tracking = "TargetTrackingScaling".equals(request.policyType());
    if (tracking == (request.targetTrackingConfiguration() == null)) {
      throw api.invalid(
          "TargetTrackingConfiguration must be specified for policy type TargetTrackingScaling, and"
              + " for no other.");
    }
    String key = key(group, request.policyName());
    Optional<ScalingPolicy> before = policies().find(key);
    ScalingPolicy stored =
        Pojos.copy(request, ScalingPolicy.builder())
            .policyARN(
                before
                    .map(ScalingPolicy::policyARN)
                    .orElseGet(
                        () -> arn("scalingPolicy", group, request.policyName(), "policyName")))
            .enabled(request.enabled() == null || request.enabled())
            .metricAggregationType(
                tracking || request.metricAggregationType() != null
                    ? request.metricAggregationType()
                    : "Average")
            .build();
    policies().put(key, stored);
    return PutScalingPolicyResponse.builder().policyARN(stored.policyARN()).build();
  }

  DescribePoliciesResponse describe(DescribePoliciesRequest request) {
    List<ScalingPolicy> wanted =
        policies()
            .where(policy ->
                request.autoScalingGroupName() == null
                    || request.autoScalingGroupName().equals(policy.autoScalingGroupName()));
    var page = api.endpoint().page(wanted, request.nextToken(), request.maxRecords(), PAGE);
    return DescribePoliciesResponse.builder()
        .scalingPolicies(page.items())
        .nextToken(page.next())
        .build();
  }

  DeletePolicyResponse delete(DeletePolicyRequest request) {
    String key = key(request.autoScalingGroupName(), request.policyName());
    if (!policies().contains(key)) {
      throw api.invalid("No such policy exists: %s", request.policyName());
    }
    policies().remove(key);
    return DeletePolicyResponse.builder().build();
  }

  /** An action that is there keeps what it is not told. */
  PutScheduledUpdateGroupActionResponse schedule(PutScheduledUpdateGroupActionRequest request) {
    String group = api.require(request.autoScalingGroupName()).autoScalingGroupName();
    if (request.minSize() == null
        && request.maxSize() == null
        && request.desiredCapacity() == null) {
      throw api.invalid("At least one of minSize, maxSize and desiredCapacity must be specified");
    }
    if (request.recurrence() == null && request.startTime() == null) {
      throw api.invalid("One of recurrence and start time must be specified");
    }
    String key = key(group, request.scheduledActionName());
    Optional<ScheduledUpdateGroupAction> before = actions().find(key);
    ScheduledUpdateGroupAction.Builder action =
        before
            .map(ScheduledUpdateGroupAction::toBuilder)
            .orElseGet(() ->
                ScheduledUpdateGroupAction.builder()
                    .scheduledActionARN(
                        arn(
                            "scheduledUpdateGroupAction",
                            group,
                            request.scheduledActionName(),
                            "scheduledActionName")));
    actions().put(key, Pojos.copy(request, action).build());
    return PutScheduledUpdateGroupActionResponse.builder().build();
  }

  DescribeScheduledActionsResponse describe(DescribeScheduledActionsRequest request) {
    List<ScheduledUpdateGroupAction> wanted =
        actions()
            .where(action ->
                request.autoScalingGroupName() == null
                    || request.autoScalingGroupName().equals(action.autoScalingGroupName()));
    var page = api.endpoint().page(wanted, request.nextToken(), request.maxRecords(), PAGE);
    return DescribeScheduledActionsResponse.builder()
        .scheduledUpdateGroupActions(page.items())
        .nextToken(page.next())
        .build();
  }

  DeleteScheduledActionResponse delete(DeleteScheduledActionRequest request) {
    String key = key(request.autoScalingGroupName(), request.scheduledActionName());
    if (!actions().contains(key)) {
      throw api.invalid("Scheduled action name not found: %s", request.scheduledActionName());
    }
    actions().remove(key);
    return DeleteScheduledActionResponse.builder().build();
  }

  /** They go with their group. */
  static void forget(Backend backend, String group) {
    String prefix = key(group, "");
    backend
        .table("autoscaling.policy", ScalingPolicy::builder)
        .removeKeys(key -> key.startsWith(prefix));
    backend
        .table("autoscaling.action", ScheduledUpdateGroupAction::builder)
        .removeKeys(key -> key.startsWith(prefix));
  }
}
