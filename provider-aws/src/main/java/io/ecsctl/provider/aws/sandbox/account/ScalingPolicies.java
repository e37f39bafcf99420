package io.ecsctl.provider.aws.sandbox.account;

import io.ecsctl.provider.aws.sandbox.state.Backend;
import io.ecsctl.provider.aws.sandbox.state.Endpoint;
import io.ecsctl.provider.aws.sandbox.state.Pojos;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.applicationautoscaling.model.Alarm;
import software.amazon.awssdk.services.applicationautoscaling.model.DeleteScalingPolicyRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.DeleteScalingPolicyResponse;
import software.amazon.awssdk.services.applicationautoscaling.model.DeleteScheduledActionRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.DeleteScheduledActionResponse;
import software.amazon.awssdk.services.applicationautoscaling.model.DescribeScalingPoliciesRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.DescribeScalingPoliciesResponse;
import software.amazon.awssdk.services.applicationautoscaling.model.DescribeScheduledActionsRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.DescribeScheduledActionsResponse;
import software.amazon.awssdk.services.applicationautoscaling.model.PolicyType;
import software.amazon.awssdk.services.applicationautoscaling.model.PutScalingPolicyRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.PutScalingPolicyResponse;
import software.amazon.awssdk.services.applicationautoscaling.model.PutScheduledActionRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.PutScheduledActionResponse;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalingPolicy;
import software.amazon.awssdk.services.applicationautoscaling.model.ScheduledAction;

/** How targets are scaled: policies and scheduled actions, by name within their target. */
final class ScalingPolicies {
  private static final int PAGE = 50;

  private final Endpoint endpoint;
  private final ScalableTargets targets;

  ScalingPolicies(Endpoint endpoint, ScalableTargets targets) {
    this.endpoint = endpoint;
    this.targets = targets;
  }

  private static String key(String namespace, String resource, String dimension, String name) {
    return ScalableTargets.key(namespace, resource, dimension) + "|" + name;
  }

  PutScalingPolicyResponse put(PutScalingPolicyRequest request) {
    targets.require(
        request.serviceNamespaceAsString(),
        request.resourceId(),
        request.scalableDimensionAsString());
    if (request.policyType() == PolicyType.TARGET_TRACKING_SCALING
        && request.targetTrackingScalingPolicyConfiguration() == null) {
      throw targets.invalid("The target tracking scaling policy configuration must be specified");
    }
    Backend backend = endpoint.backend();
    String key =
        key(
            request.serviceNamespaceAsString(),
            request.resourceId(),
            request.scalableDimensionAsString(),
            request.policyName());
    Optional<ScalingPolicy> before = targets.policies().find(key);
    ScalingPolicy.Builder policy =
        Pojos.copy(request, ScalingPolicy.builder())
            .policyARN(
                before
                    .map(ScalingPolicy::policyARN)
                    .orElseGet(() ->
                        "arn:aws:autoscaling:%s:%s:scalingPolicy:%s:resource/%s/%s:policyName/%s"
                            .formatted(
                                backend.region(),
                                Backend.ACCOUNT,
                                backend.uuid(),
                                request.serviceNamespaceAsString(),
                                request.resourceId(),
                                request.policyName())))
            .creationTime(before.map(ScalingPolicy::creationTime).orElseGet(backend::now))
            .alarms(before.map(ScalingPolicy::alarms).orElseGet(() -> alarms(request)));
    ScalingPolicy stored = targets.policies().put(key, policy.build());
    return PutScalingPolicyResponse.builder()
        .policyARN(stored.policyARN())
        .alarms(stored.alarms())
        .build();
  }

  /** Target tracking makes a pair of alarms; the other types make none. */
  private List<Alarm> alarms(PutScalingPolicyRequest request) {
    if (request.policyType() != PolicyType.TARGET_TRACKING_SCALING) {
      return List.of();
    }
    return Stream.of("AlarmHigh", "AlarmLow")
        .map(side -> {
          String name =
              "TargetTracking-%s-%s-%s"
                  .formatted(request.resourceId(), side, endpoint.backend().uuid());
          return Alarm.builder()
              .alarmName(name)
              .alarmARN(endpoint.backend().arn("cloudwatch", "alarm:" + name))
              .build();
        })
        .toList();
  }

  DescribeScalingPoliciesResponse describe(DescribeScalingPoliciesRequest request) {
    List<ScalingPolicy> wanted =
        targets
            .policies()
            .where(policy ->
                policy.serviceNamespaceAsString().equals(request.serviceNamespaceAsString())
                    && (request.resourceId() == null
                        || request.resourceId().equals(policy.resourceId()))
                    && (request.scalableDimensionAsString() == null
                        || request
                            .scalableDimensionAsString()
                            .equals(policy.scalableDimensionAsString()))
                    && (request.policyNames().isEmpty()
                        || request.policyNames().contains(policy.policyName())));
    var page = endpoint.page(wanted, request.nextToken(), request.maxResults(), PAGE);
    return DescribeScalingPoliciesResponse.builder()
        .scalingPolicies(page.items())
        .nextToken(page.next())
        .build();
  }

  DeleteScalingPolicyResponse delete(DeleteScalingPolicyRequest request) {
    String key =
        key(
            request.serviceNamespaceAsString(),
            request.resourceId(),
            request.scalableDimensionAsString(),
            request.policyName());
    if (!targets.policies().contains(key)) {
      throw targets.notFound("No scaling policy found for name: %s", request.policyName());
    }
    targets.policies().remove(key);
    return DeleteScalingPolicyResponse.builder().build();
  }

  PutScheduledActionResponse putScheduled(PutScheduledActionRequest request) {
    targets.require(
        request.serviceNamespaceAsString(),
        request.resourceId(),
        request.scalableDimensionAsString());
    Backend backend = endpoint.backend();
    String key =
        key(
            request.serviceNamespaceAsString(),
            request.resourceId(),
            request.scalableDimensionAsString(),
            request.scheduledActionName());
    Optional<ScheduledAction> before = targets.scheduled().find(key);
    ScheduledAction.Builder action =
        before.map(ScheduledAction::toBuilder).orElseGet(ScheduledAction::builder);
    Pojos.copy(request, action)
        .scheduledActionARN(
            before
                .map(ScheduledAction::scheduledActionARN)
                .orElseGet(() ->
                    "arn:aws:autoscaling:%s:%s:scheduledAction:%s:resource/%s/%s:scheduledActionName/%s"
                        .formatted(
                            backend.region(),
                            Backend.ACCOUNT,
                            backend.uuid(),
                            request.serviceNamespaceAsString(),
                            request.resourceId(),
                            request.scheduledActionName())))
        .creationTime(before.map(ScheduledAction::creationTime).orElseGet(backend::now));
    targets.scheduled().put(key, action.build());
    return PutScheduledActionResponse.builder().build();
  }

  DescribeScheduledActionsResponse describeScheduled(DescribeScheduledActionsRequest request) {
    List<ScheduledAction> wanted =
        targets
            .scheduled()
            .where(action ->
                (request.resourceId() == null || request.resourceId().equals(action.resourceId()))
                    && (request.scheduledActionNames().isEmpty()
                        || request.scheduledActionNames().contains(action.scheduledActionName())));
    var page = endpoint.page(wanted, request.nextToken(), request.maxResults(), PAGE);
    return DescribeScheduledActionsResponse.builder()
        .scheduledActions(page.items())
        .nextToken(page.next())
        .build();
  }

  DeleteScheduledActionResponse deleteScheduled(DeleteScheduledActionRequest request) {
    String key =
        key(
            request.serviceNamespaceAsString(),
            request.resourceId(),
            request.scalableDimensionAsString(),
            request.scheduledActionName());
    if (!targets.scheduled().contains(key)) {
      throw targets.notFound(
          "No scheduled action found for name: %s", request.scheduledActionName());
    }
    targets.scheduled().remove(key);
    return DeleteScheduledActionResponse.builder().build();
  }
}
