package io.ecsctl.provider.aws.sandbox.autoscaling;

import io.ecsctl.provider.aws.sandbox.state.Backend;
import io.ecsctl.provider.aws.sandbox.state.Pojos;
import io.ecsctl.provider.aws.sandbox.state.Ticks;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.autoscaling.model.AlreadyExistsException;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.CreateAutoScalingGroupRequest;
import software.amazon.awssdk.services.autoscaling.model.CreateAutoScalingGroupResponse;
import software.amazon.awssdk.services.autoscaling.model.CreateOrUpdateTagsRequest;
import software.amazon.awssdk.services.autoscaling.model.CreateOrUpdateTagsResponse;
import software.amazon.awssdk.services.autoscaling.model.DeleteAutoScalingGroupRequest;
import software.amazon.awssdk.services.autoscaling.model.DeleteAutoScalingGroupResponse;
import software.amazon.awssdk.services.autoscaling.model.DeleteTagsRequest;
import software.amazon.awssdk.services.autoscaling.model.DeleteTagsResponse;
import software.amazon.awssdk.services.autoscaling.model.DescribeAutoScalingGroupsRequest;
import software.amazon.awssdk.services.autoscaling.model.DescribeAutoScalingGroupsResponse;
import software.amazon.awssdk.services.autoscaling.model.Filter;
import software.amazon.awssdk.services.autoscaling.model.LaunchTemplateSpecification;
import software.amazon.awssdk.services.autoscaling.model.MixedInstancesPolicy;
import software.amazon.awssdk.services.autoscaling.model.ResourceInUseException;
import software.amazon.awssdk.services.autoscaling.model.Tag;
import software.amazon.awssdk.services.autoscaling.model.TagDescription;
import software.amazon.awssdk.services.autoscaling.model.UpdateAutoScalingGroupRequest;
import software.amazon.awssdk.services.autoscaling.model.UpdateAutoScalingGroupResponse;

/** Groups, as they are made, changed and read; {@link GroupLife} gives them their instances. */
final class Groups {
  private static final int PAGE = 100;
  private static final String TYPE = "auto-scaling-group";

  private final GroupApi api;
  private final GroupChecks checks;

  Groups(GroupApi api) {
    this.api = api;
    checks = new GroupChecks(api);
  }

  CreateAutoScalingGroupResponse create(CreateAutoScalingGroupRequest request) {
    String name = request.autoScalingGroupName();
    if (api.groups().contains(name)) {
      throw api.endpoint()
          .error(
              AlreadyExistsException.builder(),
              "AlreadyExists",
              "AutoScalingGroup by this name already exists - A group with the name %s already"
                  + " exists",
              name);
    }
    Backend backend = api.backend();
    AutoScalingGroup.Builder group =
        Pojos.copy(request.toBuilder().tags(List.of()).build(), AutoScalingGroup.builder())
            .autoScalingGroupARN(
                backend.arn(
                    "autoscaling",
                    "autoScalingGroup:%s:autoScalingGroupName/%s".formatted(backend.uuid(), name)))
            .createdTime(backend.now())
            .instances(List.of())
            .desiredCapacity(
                Objects.requireNonNullElse(request.desiredCapacity(), request.minSize()))
            .defaultCooldown(Objects.requireNonNullElse(request.defaultCooldown(), 300))
            .healthCheckType(Objects.requireNonNullElse(request.healthCheckType(), "EC2"))
            .healthCheckGracePeriod(Objects.requireNonNullElse(request.healthCheckGracePeriod(), 0))
            .newInstancesProtectedFromScaleIn(
                Boolean.TRUE.equals(request.newInstancesProtectedFromScaleIn()));
    if (request.terminationPolicies().isEmpty()) {
      group.terminationPolicies("Default");
    }
    AutoScalingGroup made = settled(group.build());
    checks.check(made);
    api.groups().put(name, made);
    putTags(made, request.tags());
    Ticks.wake(backend);
    return CreateAutoScalingGroupResponse.builder().build();
  }

  /** With what follows from its other members. */
  private AutoScalingGroup settled(AutoScalingGroup group) {
    return group.toBuilder()
        .availabilityZones(checks.zones(group))
        .launchTemplate(named(group.launchTemplate()))
        .mixedInstancesPolicy(named(group.mixedInstancesPolicy()))
        .build();
  }

  /** AWS answers with the template's name too, whichever was given. */
  private @Nullable LaunchTemplateSpecification named(
      @Nullable LaunchTemplateSpecification template) {
    return template == null ? null : checks.named(template);
  }

  private @Nullable MixedInstancesPolicy named(@Nullable MixedInstancesPolicy policy) {
    return policy == null
        ? null
        : policy.toBuilder()
            .launchTemplate(
                policy.launchTemplate().toBuilder()
                    .launchTemplateSpecification(
                        named(policy.launchTemplate().launchTemplateSpecification()))
                    .build())
            .instancesDistribution(Distribution.settled(policy.instancesDistribution()))
            .build();
  }

  UpdateAutoScalingGroupResponse update(UpdateAutoScalingGroupRequest request) {
    AutoScalingGroup before = api.require(request.autoScalingGroupName());
    AutoScalingGroup.Builder changed = Pojos.copy(request, before.toBuilder());
    if (request.launchTemplate() != null) {
      changed.mixedInstancesPolicy((MixedInstancesPolicy) null);
    } else if (request.mixedInstancesPolicy() != null) {
      changed.launchTemplate((LaunchTemplateSpecification) null);
    }
    if (request.desiredCapacity() == null) {
      AutoScalingGroup bounds = changed.build();
      changed.desiredCapacity(
          Math.max(bounds.minSize(), Math.min(bounds.maxSize(), before.desiredCapacity())));
    }
    AutoScalingGroup after = settled(changed.build());
    checks.check(after);
    api.groups().put(after.autoScalingGroupName(), after);
    Ticks.wake(api.backend());
    return UpdateAutoScalingGroupResponse.builder().build();
  }

  DescribeAutoScalingGroupsResponse describe(DescribeAutoScalingGroupsRequest request) {
    List<AutoScalingGroup> wanted =
        api.groups()
            .where(group ->
                !request.hasAutoScalingGroupNames()
                    || request.autoScalingGroupNames().isEmpty()
                    || request.autoScalingGroupNames().contains(group.autoScalingGroupName()));
    wanted.removeIf(
        group -> request.filters().stream().anyMatch(filter -> !matches(group, filter)));
    var page = api.endpoint().page(wanted, request.nextToken(), request.maxRecords(), PAGE);
    return DescribeAutoScalingGroupsResponse.builder()
        .autoScalingGroups(page.items().stream().map(this::tagged).toList())
        .nextToken(page.next())
        .build();
  }

  private boolean matches(AutoScalingGroup group, Filter filter) {
    Map<String, String> tags = api.backend().tags().of(group.autoScalingGroupARN());
    if (!filter.name().startsWith("tag:")) {
      throw api.invalid("The filter '%s' is invalid", filter.name());
    }
    String value = tags.get(filter.name().substring("tag:".length()));
    return value != null && filter.values().contains(value);
  }

  private AutoScalingGroup tagged(AutoScalingGroup group) {
    Map<String, String> propagated = api.propagated().of(group.autoScalingGroupARN());
    List<TagDescription> tags = new ArrayList<>();
    api.backend()
        .tags()
        .of(group.autoScalingGroupARN())
        .forEach((key, value) ->
            tags.add(
                TagDescription.builder()
                    .resourceId(group.autoScalingGroupName())
                    .resourceType(TYPE)
                    .key(key)
                    .value(value)
                    .propagateAtLaunch(propagated.containsKey(key))
                    .build()));
    return group.toBuilder().tags(tags).build();
  }

  private void putTags(AutoScalingGroup group, List<Tag> tags) {
    String arn = group.autoScalingGroupARN();
    Map<String, String> all = new TreeMap<>();
    for (Tag tag : tags) {
      all.put(tag.key(), tag.value());
      if (Boolean.TRUE.equals(tag.propagateAtLaunch())) {
        api.propagated().set(arn, tag.key(), "true");
      } else {
        api.propagated().remove(arn, tag.key());
      }
    }
    api.backend().tags().add(arn, all);
  }

  CreateOrUpdateTagsResponse tag(CreateOrUpdateTagsRequest request) {
    for (Tag tag : request.tags()) {
      putTags(api.require(tag.resourceId()), List.of(tag));
    }
    return CreateOrUpdateTagsResponse.builder().build();
  }

  DeleteTagsResponse untag(DeleteTagsRequest request) {
    for (Tag tag : request.tags()) {
      String arn = api.require(tag.resourceId()).autoScalingGroupARN();
      api.backend().tags().remove(arn, List.of(tag.key()));
      api.propagated().remove(arn, tag.key());
    }
    return DeleteTagsResponse.builder().build();
  }

  DeleteAutoScalingGroupResponse delete(DeleteAutoScalingGroupRequest request) {
    AutoScalingGroup group = api.require(request.autoScalingGroupName());
    if (!group.instances().isEmpty() && !Boolean.TRUE.equals(request.forceDelete())) {
      throw api.endpoint()
          .error(
              ResourceInUseException.builder(),
              "ResourceInUse",
              "You cannot delete an AutoScalingGroup while there are instances or pending Spot"
                  + " instance request(s) still in the group.");
    }
    api.groups()
        .put(
            group.autoScalingGroupName(),
            group.toBuilder()
                .status(GroupApi.DELETING)
                .minSize(0)
                .maxSize(0)
                .desiredCapacity(0)
                .build());
    Ticks.wake(api.backend());
    return DeleteAutoScalingGroupResponse.builder().build();
  }
}
