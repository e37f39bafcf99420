package io.ecsctl.provider.aws.sandbox.autoscaling;

import io.ecsctl.provider.aws.sandbox.ec2.Instances;
import io.ecsctl.provider.aws.sandbox.ec2.MachineImages;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.autoscaling.model.AutoScalingGroup;
import software.amazon.awssdk.services.autoscaling.model.LaunchTemplateSpecification;
import software.amazon.awssdk.services.ec2.model.LaunchTemplate;
import software.amazon.awssdk.services.ec2.model.ResponseLaunchTemplateData;
import software.amazon.awssdk.services.ec2.model.Subnet;
import software.amazon.awssdk.services.iam.model.InstanceProfile;

/** What Auto Scaling checks of a group before it accepts it. */
final class GroupChecks {
  private final GroupApi api;
  private final Instances instances;

  GroupChecks(GroupApi api) {
    this.api = api;
    instances = new Instances(api.backend());
  }

  void check(AutoScalingGroup group) {
    if (group.maxSize() < group.minSize()) {
      throw api.invalid(
          "Max bound, %d, must be greater than or equal to min bound, %d",
          group.maxSize(), group.minSize());
    }
    if (group.desiredCapacity() < group.minSize() || group.desiredCapacity() > group.maxSize()) {
      throw api.invalid(
          "Desired capacity:%d must be between the specified min size:%d and max size:%d",
          group.desiredCapacity(), group.minSize(), group.maxSize());
    }
    LaunchTemplateSpecification template = template(group);
    if (template == null) {
      throw api.invalid(
          "Valid requests must contain either LaunchTemplate, LaunchConfigurationName, InstanceId"
              + " or MixedInstancesPolicy parameter.");
    }
    checkData(group, data(template));
    if (subnets(group).isEmpty()) {
      throw api.invalid("At least one Availability Zone or VPC Subnet is required.");
    }
  }

  static @Nullable LaunchTemplateSpecification template(AutoScalingGroup group) {
    return group.mixedInstancesPolicy() == null
        ? group.launchTemplate()
        : group.mixedInstancesPolicy().launchTemplate().launchTemplateSpecification();
  }

  /** With both the id and the name. */
  LaunchTemplateSpecification named(LaunchTemplateSpecification specification) {
    Optional<LaunchTemplate> template =
        instances.template(specification.launchTemplateId(), specification.launchTemplateName());
    return template
        .map(found ->
            specification.toBuilder()
                .launchTemplateId(found.launchTemplateId())
                .launchTemplateName(found.launchTemplateName())
                .build())
        .orElse(specification);
  }

  private ResponseLaunchTemplateData data(LaunchTemplateSpecification template) {
    String version = version(template);
    return instances
        .version(template.launchTemplateId(), version)
        .orElseThrow(() ->
            api.invalid(
                "You must use a valid fully-formed launch template. The specified launch template"
                    + " '%s', version %s, does not exist.",
                template.launchTemplateId() == null
                    ? template.launchTemplateName()
                    : template.launchTemplateId(),
                version))
        .launchTemplateData();
  }

  static String version(LaunchTemplateSpecification template) {
    return template.version() == null ? "$Default" : template.version();
  }

  private void checkData(AutoScalingGroup group, ResponseLaunchTemplateData data) {
    if (data.imageId() == null) {
      throw api.invalid(
          "You must use a valid fully-formed launch template. The request must contain the"
              + " parameter ImageId");
    }
    if (!MachineImages.exists(data.imageId())) {
      throw api.invalid(
          "You must use a valid fully-formed launch template. The image id '[%s]' does not exist",
          data.imageId());
    }
    boolean overridden =
        group.mixedInstancesPolicy() != null
            && !group.mixedInstancesPolicy().launchTemplate().overrides().isEmpty();
    if (!overridden && data.instanceTypeAsString() == null && data.instanceRequirements() == null) {
      throw api.invalid(
          "You must use a valid fully-formed launch template. The request must contain the"
              + " parameter InstanceType");
    }
    if (data.iamInstanceProfile() != null) {
      String arn = data.iamInstanceProfile().arn();
      boolean known =
          api.backend()
              .<InstanceProfile>globalTable("iam.instance-profile", InstanceProfile::builder)
              .any(profile -> profile.arn().equals(arn));
      if (!known) {
        throw api.invalid(
            "You must use a valid fully-formed launch template. Value (%s) for parameter"
                + " iamInstanceProfile.arn is invalid. Invalid IAM Instance Profile ARN",
            arn);
      }
    }
  }

  List<Subnet> subnets(AutoScalingGroup group) {
    String ids = group.vpcZoneIdentifier();
    return ids == null || ids.isEmpty()
        ? List.of()
        : Stream.of(ids.split(",", -1))
            .map(id ->
                instances
                    .subnet(id)
                    .orElseThrow(() -> api.invalid("The subnet ID '%s' does not exist", id)))
            .toList();
  }

  List<String> zones(AutoScalingGroup group) {
    List<String> zones =
        subnets(group).stream().map(Subnet::availabilityZone).distinct().sorted().toList();
    return zones.isEmpty() ? group.availabilityZones() : zones;
  }
}
