package io.ecsctl.provider.aws.sandbox.ecs;

import io.ecsctl.provider.aws.sandbox.autoscaling.GroupLife;
import io.ecsctl.provider.aws.sandbox.state.Pojos;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.ecs.model.AutoScalingGroupProvider;
import software.amazon.awssdk.services.ecs.model.CapacityProvider;
import software.amazon.awssdk.services.ecs.model.CapacityProviderField;
import software.amazon.awssdk.services.ecs.model.CapacityProviderStatus;
import software.amazon.awssdk.services.ecs.model.CreateCapacityProviderRequest;
import software.amazon.awssdk.services.ecs.model.CreateCapacityProviderResponse;
import software.amazon.awssdk.services.ecs.model.DeleteCapacityProviderRequest;
import software.amazon.awssdk.services.ecs.model.DeleteCapacityProviderResponse;
import software.amazon.awssdk.services.ecs.model.DescribeCapacityProvidersRequest;
import software.amazon.awssdk.services.ecs.model.DescribeCapacityProvidersResponse;
import software.amazon.awssdk.services.ecs.model.Failure;
import software.amazon.awssdk.services.ecs.model.ManagedDraining;
import software.amazon.awssdk.services.ecs.model.ManagedScaling;
import software.amazon.awssdk.services.ecs.model.ManagedScalingStatus;
import software.amazon.awssdk.services.ecs.model.ManagedTerminationProtection;
import software.amazon.awssdk.services.ecs.model.UpdateCapacityProviderRequest;
import software.amazon.awssdk.services.ecs.model.UpdateCapacityProviderResponse;

/** Capacity providers over auto scaling groups, beside Fargate's two, which are always there. */
final class CapacityProviders {
  private static final int PAGE = 10;
  private static final List<String> FARGATE = List.of("FARGATE", "FARGATE_SPOT");

  private final EcsApi api;
  private final GroupLife groups;

  CapacityProviders(EcsApi api) {
    this.api = api;
    groups = new GroupLife(api.backend());
  }

  static boolean isFargate(String nameOrArn) {
    return FARGATE.contains(EcsApi.lastPart(nameOrArn));
  }

  private String arn(String nameOrArn) {
    return api.arn("capacity-provider/" + EcsApi.lastPart(nameOrArn));
  }

  /** One that is not deleted, other than Fargate's. */
  Optional<CapacityProvider> find(String nameOrArn) {
    return api.providers()
        .find(arn(nameOrArn))
        .filter(provider -> provider.status() == CapacityProviderStatus.ACTIVE);
  }

  private CapacityProvider require(String nameOrArn) {
    return find(nameOrArn)
        .orElseThrow(() ->
            api.client(
                "The specified capacity provider does not exist. Specify a valid name or ARN and"
                    + " try again."));
  }

  CreateCapacityProviderResponse create(CreateCapacityProviderRequest request) {
    if (find(request.name()).isPresent()) {
      throw api.client(
          "The specified capacity provider already exists. To change the configuration of an"
              + " existing capacity provider, update the capacity provider.");
    }
    if (request.autoScalingGroupProvider() == null) {
      throw api.invalid("The sandbox has no managed instances.");
    }
    AutoScalingGroupProvider wanted = settled(request.autoScalingGroupProvider());
    AutoScalingGroup group = group(wanted);
    if (api.providers()
        .any(p ->
            p.status() == CapacityProviderStatus.ACTIVE
                && p.autoScalingGroupProvider()
                    .autoScalingGroupArn()
                    .equals(group.autoScalingGroupARN()))) {
      throw api.client(
          "The specified Auto Scaling group ARN is already being used by another capacity provider."
              + " Specify a unique Auto Scaling group ARN and try again.");
    }
    check(wanted, group);
    String arn = arn(request.name());
    CapacityProvider provider =
        CapacityProvider.builder()
            .capacityProviderArn(arn)
            .name(request.name())
            .status(CapacityProviderStatus.ACTIVE)
            .autoScalingGroupProvider(wanted)
            .build();
    api.providers().put(arn, provider);
    api.tag(arn, request.tags());
    groups.markManaged(group);
    return CreateCapacityProviderResponse.builder()
        .capacityProvider(provider.toBuilder().tags(api.tags(arn)).build())
        .build();
  }

  private AutoScalingGroup group(AutoScalingGroupProvider provider) {
    return groups
        .byArn(provider.autoScalingGroupArn())
        .orElseThrow(() ->
            api.client(
                "The specified Auto Scaling group ARN could not be found. Specify a valid Auto"
                    + " Scaling group ARN and try again."));
  }

  private static AutoScalingGroupProvider settled(AutoScalingGroupProvider asked) {
    ManagedScaling scaling = asked.managedScaling();
    ManagedScaling settled =
        scaling == null
            ? ManagedScaling.builder().status(ManagedScalingStatus.DISABLED).build()
            : scaling.toBuilder()
                .status(scaling.status() == null ? ManagedScalingStatus.ENABLED : scaling.status())
                .targetCapacity(Objects.requireNonNullElse(scaling.targetCapacity(), 100))
                .minimumScalingStepSize(
                    Objects.requireNonNullElse(scaling.minimumScalingStepSize(), 1))
                .maximumScalingStepSize(
                    Objects.requireNonNullElse(scaling.maximumScalingStepSize(), 10_000))
                .instanceWarmupPeriod(
                    Objects.requireNonNullElse(scaling.instanceWarmupPeriod(), 300))
                .build();
    return asked.toBuilder()
        .managedScaling(settled)
        .managedTerminationProtection(
            asked.managedTerminationProtection() == null
                ? ManagedTerminationProtection.DISABLED
                : asked.managedTerminationProtection())
        .managedDraining(
            asked.managedDraining() == null ? ManagedDraining.ENABLED : asked.managedDraining())
        .build();
  }

  private void check(AutoScalingGroupProvider provider, AutoScalingGroup group) {
    if (provider.managedTerminationProtection() != ManagedTerminationProtection.ENABLED) {
      return;
    }
    if (provider.managedScaling().status() != ManagedScalingStatus.ENABLED) {
      throw api.client(
          "The managed termination protection setting for the capacity provider is invalid. To"
              + " enable managed termination protection for a capacity provider, enable managed"
              + " scaling.");
    }
    if (!Boolean.TRUE.equals(group.newInstancesProtectedFromScaleIn())) {
      throw api.client(
          "The managed termination protection setting for the capacity provider is invalid. To"
              + " enable managed termination protection for a capacity provider, the Auto Scaling"
              + " group must have instance protection from scale in enabled.");
    }
  }

  UpdateCapacityProviderResponse update(UpdateCapacityProviderRequest request) {
    CapacityProvider before = require(request.name());
    AutoScalingGroupProvider wanted =
        settled(
            Pojos.copy(
                    request.autoScalingGroupProvider(),
                    before.autoScalingGroupProvider().toBuilder())
                .build());
    check(wanted, group(wanted));
    CapacityProvider after = before.toBuilder().autoScalingGroupProvider(wanted).build();
    api.providers().put(after.capacityProviderArn(), after);
    Rollouts.wake(api);
    return UpdateCapacityProviderResponse.builder().capacityProvider(after).build();
  }

  DescribeCapacityProvidersResponse describe(DescribeCapacityProvidersRequest request) {
    List<CapacityProvider> found = new ArrayList<>();
    List<Failure> failures = new ArrayList<>();
    if (request.capacityProviders().isEmpty()) {
      FARGATE.forEach(name -> found.add(fargate(name)));
      found.addAll(api.providers().where(p -> p.status() == CapacityProviderStatus.ACTIVE));
    } else {
      for (String name : request.capacityProviders()) {
        Stream.of(name)
            .filter(CapacityProviders::isFargate)
            .map(this::fargate)
            .findFirst()
            .or(() -> api.providers().find(arn(name)))
            .ifPresentOrElse(found::add, () -> failures.add(EcsApi.missing(arn(name))));
      }
    }
    boolean tags = request.include().contains(CapacityProviderField.TAGS);
    var page = api.endpoint().page(found, request.nextToken(), request.maxResults(), PAGE);
    return DescribeCapacityProvidersResponse.builder()
        .capacityProviders(
            page.items().stream()
                .map(p -> tags ? p.toBuilder().tags(api.tags(p.capacityProviderArn())).build() : p)
                .toList())
        .failures(failures)
        .nextToken(page.next())
        .build();
  }

  private CapacityProvider fargate(String name) {
    return CapacityProvider.builder()
        .capacityProviderArn(arn(name))
        .name(name)
        .status(CapacityProviderStatus.ACTIVE)
        .build();
  }

  /** Deleted ones can still be described, as INACTIVE. */
  DeleteCapacityProviderResponse delete(DeleteCapacityProviderRequest request) {
    CapacityProvider provider = require(request.capacityProvider());
    if (api.clusters()
        .any(c -> "ACTIVE".equals(c.status()) && c.capacityProviders().contains(provider.name()))) {
      throw api.inUse("The specified capacity provider is in use and cannot be removed.");
    }
    CapacityProvider deleted = provider.toBuilder().status(CapacityProviderStatus.INACTIVE).build();
    api.providers().put(provider.capacityProviderArn(), deleted);
    api.backend().tags().forget(provider.capacityProviderArn());
    return DeleteCapacityProviderResponse.builder().capacityProvider(deleted).build();
  }
}
