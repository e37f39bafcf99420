package io.ecsctl.provider.aws.sandbox.account;

import io.ecsctl.provider.aws.sandbox.state.Backend;
import io.ecsctl.provider.aws.sandbox.state.Endpoint;
import software.amazon.awssdk.services.applicationautoscaling.ApplicationAutoScalingClient;
import software.amazon.awssdk.services.applicationautoscaling.model.ApplicationAutoScalingException;
import software.amazon.awssdk.services.applicationautoscaling.model.DeleteScalingPolicyRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.DeleteScalingPolicyResponse;
import software.amazon.awssdk.services.applicationautoscaling.model.DeleteScheduledActionRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.DeleteScheduledActionResponse;
import software.amazon.awssdk.services.applicationautoscaling.model.DeregisterScalableTargetRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.DeregisterScalableTargetResponse;
import software.amazon.awssdk.services.applicationautoscaling.model.DescribeScalableTargetsRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.DescribeScalableTargetsResponse;
import software.amazon.awssdk.services.applicationautoscaling.model.DescribeScalingPoliciesRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.DescribeScalingPoliciesResponse;
import software.amazon.awssdk.services.applicationautoscaling.model.DescribeScheduledActionsRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.DescribeScheduledActionsResponse;
import software.amazon.awssdk.services.applicationautoscaling.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.applicationautoscaling.model.PutScalingPolicyRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.PutScalingPolicyResponse;
import software.amazon.awssdk.services.applicationautoscaling.model.PutScheduledActionRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.PutScheduledActionResponse;
import software.amazon.awssdk.services.applicationautoscaling.model.RegisterScalableTargetRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.RegisterScalableTargetResponse;
import software.amazon.awssdk.services.applicationautoscaling.model.TagResourceRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.TagResourceResponse;
import software.amazon.awssdk.services.applicationautoscaling.model.UntagResourceRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.UntagResourceResponse;

/**
 * Application Auto Scaling, for ECS services. Nothing is ever scaled: there is no load. Every
 * operation that is not here throws {@link UnsupportedOperationException}, as the interface has it.
 */
public final class Scaling implements ApplicationAutoScalingClient {
  private final Endpoint endpoint;
  private final ScalableTargets targets;
  private final ScalingPolicies policies;

  public Scaling(Backend backend) {
    endpoint = backend.endpoint("ApplicationAutoScaling", ApplicationAutoScalingException::builder);
    targets = new ScalableTargets(endpoint);
    policies = new ScalingPolicies(endpoint, targets);
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  /** Holds nothing that is not the account's. */
  @Override
  public void close() {}

  @Override
  public RegisterScalableTargetResponse registerScalableTarget(
      RegisterScalableTargetRequest request) {
    return endpoint.change("RegisterScalableTarget", () -> targets.register(request));
  }

  @Override
  public DescribeScalableTargetsResponse describeScalableTargets(
      DescribeScalableTargetsRequest request) {
    return endpoint.read("DescribeScalableTargets", () -> targets.describe(request));
  }

  @Override
  public DeregisterScalableTargetResponse deregisterScalableTarget(
      DeregisterScalableTargetRequest request) {
    return endpoint.change("DeregisterScalableTarget", () -> targets.deregister(request));
  }

  @Override
  public TagResourceResponse tagResource(TagResourceRequest request) {
    return endpoint.change("TagResource", () -> targets.tag(request));
  }

  @Override
  public UntagResourceResponse untagResource(UntagResourceRequest request) {
    return endpoint.change("UntagResource", () -> targets.untag(request));
  }

  @Override
  public ListTagsForResourceResponse listTagsForResource(ListTagsForResourceRequest request) {
    return endpoint.read("ListTagsForResource", () -> targets.tags(request));
  }

  @Override
  public PutScalingPolicyResponse putScalingPolicy(PutScalingPolicyRequest request) {
    return endpoint.change("PutScalingPolicy", () -> policies.put(request));
  }

  @Override
  public DescribeScalingPoliciesResponse describeScalingPolicies(
      DescribeScalingPoliciesRequest request) {
    return endpoint.read("DescribeScalingPolicies", () -> policies.describe(request));
  }

  @Override
  public DeleteScalingPolicyResponse deleteScalingPolicy(DeleteScalingPolicyRequest request) {
    return endpoint.change("DeleteScalingPolicy", () -> policies.delete(request));
  }

  @Override
  public PutScheduledActionResponse putScheduledAction(PutScheduledActionRequest request) {
    return endpoint.change("PutScheduledAction", () -> policies.putScheduled(request));
  }

  @Override
  public DescribeScheduledActionsResponse describeScheduledActions(
      DescribeScheduledActionsRequest request) {
    return endpoint.read("DescribeScheduledActions", () -> policies.describeScheduled(request));
  }

  @Override
  public DeleteScheduledActionResponse deleteScheduledAction(DeleteScheduledActionRequest request) {
    return endpoint.change("DeleteScheduledAction", () -> policies.deleteScheduled(request));
  }
}
