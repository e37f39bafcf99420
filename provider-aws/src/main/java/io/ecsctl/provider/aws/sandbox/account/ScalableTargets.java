package io.ecsctl.provider.aws.sandbox.account;

import io.ecsctl.provider.aws.sandbox.state.Backend;
import io.ecsctl.provider.aws.sandbox.state.Endpoint;
import io.ecsctl.provider.aws.sandbox.state.Table;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.applicationautoscaling.model.DeregisterScalableTargetRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.DeregisterScalableTargetResponse;
import software.amazon.awssdk.services.applicationautoscaling.model.DescribeScalableTargetsRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.DescribeScalableTargetsResponse;
import software.amazon.awssdk.services.applicationautoscaling.model.ListTagsForResourceRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.ListTagsForResourceResponse;
import software.amazon.awssdk.services.applicationautoscaling.model.ObjectNotFoundException;
import software.amazon.awssdk.services.applicationautoscaling.model.RegisterScalableTargetRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.RegisterScalableTargetResponse;
import software.amazon.awssdk.services.applicationautoscaling.model.ResourceNotFoundException;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalableTarget;
import software.amazon.awssdk.services.applicationautoscaling.model.ScalingPolicy;
import software.amazon.awssdk.services.applicationautoscaling.model.ScheduledAction;
import software.amazon.awssdk.services.applicationautoscaling.model.SuspendedState;
import software.amazon.awssdk.services.applicationautoscaling.model.TagResourceRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.TagResourceResponse;
import software.amazon.awssdk.services.applicationautoscaling.model.UntagResourceRequest;
import software.amazon.awssdk.services.applicationautoscaling.model.UntagResourceResponse;
import software.amazon.awssdk.services.applicationautoscaling.model.ValidationException;
import software.amazon.awssdk.services.ecs.model.Service;

/**
 * What may be scaled, and between which counts. Registering again changes the target; deregistering
 * takes its policies along.
 */
final class ScalableTargets {
  private static final int PAGE = 50;

  private final Endpoint endpoint;

  ScalableTargets(Endpoint endpoint) {
    this.endpoint = endpoint;
  }

  Table<ScalableTarget> targets() {
    return endpoint.backend().table("scaling.target", ScalableTarget::builder);
  }

  Table<ScalingPolicy> policies() {
    return endpoint.backend().table("scaling.policy", ScalingPolicy::builder);
  }

  Table<ScheduledAction> scheduled() {
    return endpoint.backend().table("scaling.scheduled-action", ScheduledAction::builder);
  }

  static String key(String namespace, String resource, String dimension) {
    return namespace + "|" + resource + "|" + dimension;
  }

  AwsServiceException invalid(String message, @Nullable Object... values) {
    return endpoint.error(ValidationException.builder(), "ValidationException", message, values);
  }

  AwsServiceException notFound(String message, @Nullable Object... values) {
    return endpoint.error(
        ObjectNotFoundException.builder(), "ObjectNotFoundException", message, values);
  }

  RegisterScalableTargetResponse register(RegisterScalableTargetRequest request) {
    String key =
        key(
            request.serviceNamespaceAsString(),
            request.resourceId(),
            request.scalableDimensionAsString());
    Optional<ScalableTarget> before = targets().find(key);
    requireService(request.resourceId());
    Integer min =
        Optional.ofNullable(request.minCapacity())
            .orElse(before.map(ScalableTarget::minCapacity).orElse(null));
    Integer max =
        Optional.ofNullable(request.maxCapacity())
            .orElse(before.map(ScalableTarget::maxCapacity).orElse(null));
    if (min == null || max == null) {
      throw invalid(
          "Minimum and maximum capacity values must be specified when registering a new scalable"
              + " target");
    }
    if (min > max) {
      throw invalid("Maximum capacity cannot be less than minimum capacity");
    }
    if (before.isPresent() && request.hasTags() && !request.tags().isEmpty()) {
      throw invalid("Tags cannot be specified when updating a scalable target");
    }
    Backend backend = endpoint.backend();
    ScalableTarget.Builder target =
        before
            .map(ScalableTarget::toBuilder)
            .orElseGet(() ->
                ScalableTarget.builder()
                    .serviceNamespace(request.serviceNamespaceAsString())
                    .resourceId(request.resourceId())
                    .scalableDimension(request.scalableDimensionAsString())
                    .scalableTargetARN(
                        backend.arn(
                            "application-autoscaling", "scalable-target/0ec5" + backend.hex32()))
                    .creationTime(backend.now()));
    target
        .minCapacity(min)
        .maxCapacity(max)
        .roleARN(
            Objects.requireNonNullElse(
                request.roleARN(),
                "arn:aws:iam::%s:role/aws-service-role/ecs.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_ECSService"
                    .formatted(Backend.ACCOUNT)));
    SuspendedState suspended = request.suspendedState();
    if (suspended != null || before.isEmpty()) {
      target.suspendedState(
          suspended != null
              ? suspended
              : SuspendedState.builder()
                  .dynamicScalingInSuspended(false)
                  .dynamicScalingOutSuspended(false)
                  .scheduledScalingSuspended(false)
                  .build());
    }
    ScalableTarget stored = targets().put(key, target.build());
    backend.tags().add(stored.scalableTargetARN(), request.tags());
    return RegisterScalableTargetResponse.builder()
        .scalableTargetARN(stored.scalableTargetARN())
        .build();
  }

  private void requireService(String resource) {
    String[] parts = resource.split("/", -1);
    boolean exists =
        parts.length == 3
            && parts[0].equals("service")
            && endpoint
                .backend()
                .<Service>table("ecs.service", Service::builder)
                .any(service ->
                    "ACTIVE".equals(service.status())
                        && service.serviceArn().endsWith(":" + resource));
    if (!exists) {
      throw invalid("ECS service doesn't exist: %s", resource);
    }
  }

  ScalableTarget require(String namespace, String resource, String dimension) {
    return targets()
        .find(key(namespace, resource, dimension))
        .orElseThrow(() ->
            notFound(
                "No scalable target registered for service namespace: %s, resource ID: %s, scalable"
                    + " dimension: %s",
                namespace, resource, dimension));
  }

  DescribeScalableTargetsResponse describe(DescribeScalableTargetsRequest request) {
    List<ScalableTarget> wanted =
        targets()
            .where(target ->
                target.serviceNamespaceAsString().equals(request.serviceNamespaceAsString())
                    && (request.resourceIds().isEmpty()
                        || request.resourceIds().contains(target.resourceId()))
                    && (request.scalableDimensionAsString() == null
                        || request
                            .scalableDimensionAsString()
                            .equals(target.scalableDimensionAsString())));
    var page = endpoint.page(wanted, request.nextToken(), request.maxResults(), PAGE);
    return DescribeScalableTargetsResponse.builder()
        .scalableTargets(page.items())
        .nextToken(page.next())
        .build();
  }

  DeregisterScalableTargetResponse deregister(DeregisterScalableTargetRequest request) {
    ScalableTarget target =
        require(
            request.serviceNamespaceAsString(),
            request.resourceId(),
            request.scalableDimensionAsString());
    String key =
        key(
            target.serviceNamespaceAsString(),
            target.resourceId(),
            target.scalableDimensionAsString());
    targets().remove(key);
    policies()
        .removeWhere(policy ->
            policy.resourceId().equals(target.resourceId())
                && policy.scalableDimension() == target.scalableDimension());
    scheduled()
        .removeWhere(action ->
            action.resourceId().equals(target.resourceId())
                && action.scalableDimension() == target.scalableDimension());
    endpoint.backend().tags().forget(target.scalableTargetARN());
    return DeregisterScalableTargetResponse.builder().build();
  }

  private String owner(String arn) {
    if (!targets().any(target -> target.scalableTargetARN().equals(arn))) {
      throw endpoint.error(
          ResourceNotFoundException.builder(),
          "ResourceNotFoundException",
          "The resource %s does not exist",
          arn);
    }
    return arn;
  }

  TagResourceResponse tag(TagResourceRequest request) {
    endpoint.backend().tags().add(owner(request.resourceARN()), request.tags());
    return TagResourceResponse.builder().build();
  }

  UntagResourceResponse untag(UntagResourceRequest request) {
    endpoint.backend().tags().remove(owner(request.resourceARN()), request.tagKeys());
    return UntagResourceResponse.builder().build();
  }

  ListTagsForResourceResponse tags(ListTagsForResourceRequest request) {
    return ListTagsForResourceResponse.builder()
        .tags(endpoint.backend().tags().of(owner(request.resourceARN())))
        .build();
  }
}
