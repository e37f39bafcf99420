package io.ecsctl.provider.aws.kind;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.CreateAutoScalingGroupRequest;
import software.amazon.awssdk.services.autoscaling.model.LaunchTemplate;
import software.amazon.awssdk.services.autoscaling.model.LaunchTemplateSpecification;
import software.amazon.awssdk.services.autoscaling.model.MixedInstancesPolicy;
import software.amazon.awssdk.services.autoscaling.model.UpdateAutoScalingGroupRequest;

/**
 * Where a group's launch template stands: AWS wants it in the mixed instances policy where there is
 * one, and beside it otherwise; the language has it in one place.
 */
final class MixedInstances {
  private MixedInstances() {}

  static AutoScalingGroup flattened(AutoScalingGroup group) {
    MixedInstancesPolicy policy = group.mixedInstancesPolicy();
    return policy == null || policy.launchTemplate() == null
        ? group
        : group.toBuilder()
            .launchTemplate(policy.launchTemplate().launchTemplateSpecification())
            .build();
  }

  static CreateAutoScalingGroupRequest unflattened(CreateAutoScalingGroupRequest request) {
    return request.mixedInstancesPolicy() == null
        ? request
        : request.toBuilder()
            .launchTemplate((LaunchTemplateSpecification) null)
            .mixedInstancesPolicy(with(request.mixedInstancesPolicy(), request.launchTemplate()))
            .build();
  }

  /** A policy that says nothing is what is left of one that the program no longer has. */
  static UpdateAutoScalingGroupRequest unflattened(UpdateAutoScalingGroupRequest request) {
    MixedInstancesPolicy policy = request.mixedInstancesPolicy();
    if (policy == null) {
      return request;
    }
    boolean empty =
        policy.instancesDistribution() == null
            && (policy.launchTemplate() == null || policy.launchTemplate().overrides().isEmpty());
    return empty
        ? request.toBuilder().mixedInstancesPolicy((MixedInstancesPolicy) null).build()
        : request.toBuilder()
            .launchTemplate((LaunchTemplateSpecification) null)
            .mixedInstancesPolicy(with(policy, request.launchTemplate()))
            .build();
  }

  private static MixedInstancesPolicy with(
      MixedInstancesPolicy policy, @Nullable LaunchTemplateSpecification template) {
    return policy.toBuilder()
        .launchTemplate(
            (policy.launchTemplate() == null
                    ? LaunchTemplate.builder()
                    : policy.launchTemplate().toBuilder())
                .launchTemplateSpecification(template)
                .build())
        .build();
  }
}
