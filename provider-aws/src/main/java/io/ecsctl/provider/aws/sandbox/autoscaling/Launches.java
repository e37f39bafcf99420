package io.ecsctl.provider.aws.sandbox.autoscaling;

import io.ecsctl.provider.aws.sandbox.ec2.Instances;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.Instance;
import software.amazon.awssdk.services.autoscaling.model.LaunchTemplateOverrides;
import software.amazon.awssdk.services.autoscaling.model.LaunchTemplateSpecification;
import software.amazon.awssdk.services.autoscaling.model.LifecycleState;
import software.amazon.awssdk.services.ec2.model.InstanceLifecycleType;
import software.amazon.awssdk.services.ec2.model.LaunchTemplateVersion;
import software.amazon.awssdk.services.ec2.model.ResponseLaunchTemplateData;
import software.amazon.awssdk.services.ec2.model.Subnet;

/** How a group starts an instance: from which version, of which type, in which subnet. */
final class Launches {
  /** What requirements in place of a type come to. */
  private static final String ANY_TYPE = "m5.large";

  private final GroupApi api;
  private final Instances instances;
  private final GroupChecks checks;

  Launches(GroupApi api, Instances instances) {
    this.api = api;
    this.instances = instances;
    checks = new GroupChecks(api);
  }

  /** Nothing when the template is gone: the group then tries in vain. */
  Optional<Instance> start(AutoScalingGroup group, List<Instance> members, Instant time) {
    Optional<LaunchTemplateSpecification> override =
        override(group, members.size()).map(LaunchTemplateOverrides::launchTemplateSpecification);
    LaunchTemplateSpecification template =
        override.orElseGet(() -> Objects.requireNonNull(GroupChecks.template(group), "template"));
    return version(template).map(version -> start(group, members, template, version, time));
  }

  private Optional<LaunchTemplateVersion> version(LaunchTemplateSpecification template) {
    return instances.version(template.launchTemplateId(), GroupChecks.version(template));
  }

  private Instance start(
      AutoScalingGroup group,
      List<Instance> members,
      LaunchTemplateSpecification template,
      LaunchTemplateVersion version,
      Instant time) {
    ResponseLaunchTemplateData data = version.launchTemplateData();
    String type = type(group, data, members.size());
    boolean spot = isSpot(group, data, members);
    Subnet subnet = emptiest(group, members);
    var launched = instances.launch(data, type, spot, subnet, propagated(group), time);
    return Instance.builder()
        .instanceId(launched.instanceId())
        .instanceType(type)
        .availabilityZone(subnet.availabilityZone())
        .lifecycleState(LifecycleState.PENDING)
        .healthStatus("Healthy")
        .protectedFromScaleIn(group.newInstancesProtectedFromScaleIn())
        .launchTemplate(
            template.toBuilder().version(String.valueOf(version.versionNumber())).build())
        .build();
  }

  private static Optional<LaunchTemplateOverrides> override(AutoScalingGroup group, int turn) {
    List<LaunchTemplateOverrides> overrides =
        group.mixedInstancesPolicy() == null
            ? List.of()
            : group.mixedInstancesPolicy().launchTemplate().overrides();
    return overrides.isEmpty()
        ? Optional.empty()
        : Optional.of(overrides.get(turn % overrides.size()));
  }

  private static String type(AutoScalingGroup group, ResponseLaunchTemplateData data, int turn) {
    return override(group, turn)
        .map(LaunchTemplateOverrides::instanceType)
        .or(() -> Optional.ofNullable(data.instanceTypeAsString()))
        .orElse(ANY_TYPE);
  }

  String nextType(AutoScalingGroup group) {
    return Optional.ofNullable(GroupChecks.template(group))
        .flatMap(this::version)
        .map(version -> type(group, version.launchTemplateData(), group.instances().size()))
        .orElse(ANY_TYPE);
  }

  private boolean isSpot(
      AutoScalingGroup group, ResponseLaunchTemplateData data, List<Instance> members) {
    if (group.mixedInstancesPolicy() == null) {
      return data.instanceMarketOptions() != null
          && "spot".equals(data.instanceMarketOptions().marketTypeAsString());
    }
    int spot =
        (int)
            members.stream()
                .flatMap(m -> instances.find(m.instanceId()).stream())
                .filter(i -> i.instanceLifecycle() == InstanceLifecycleType.SPOT)
                .count();
    return Distribution.nextIsSpot(
        group.mixedInstancesPolicy().instancesDistribution(), members.size() - spot, spot);
  }

  private Subnet emptiest(AutoScalingGroup group, List<Instance> members) {
    return checks.subnets(group).stream()
        .min(
            Comparator.comparingLong(subnet ->
                members.stream()
                    .filter(m -> m.availabilityZone().equals(subnet.availabilityZone()))
                    .count()))
        .orElseThrow(() -> new IllegalStateException("a group without subnets"));
  }

  private Map<String, String> propagated(AutoScalingGroup group) {
    Map<String, String> tags = new TreeMap<>(api.backend().tags().of(group.autoScalingGroupARN()));
    tags.keySet().retainAll(api.propagated().of(group.autoScalingGroupARN()).keySet());
    return tags;
  }

  /** Of the version that the group would start now. */
  boolean isCurrent(AutoScalingGroup group, Instance member) {
    LaunchTemplateSpecification template = GroupChecks.template(group);
    return template == null
        || version(template)
            .map(version -> String.valueOf(version.versionNumber()))
            .filter(number -> number.equals(member.launchTemplate().version()))
            .isPresent();
  }
}
