package io.ecsctl.provider.aws.schema;

import io.ecsctl.compiler.schema.AttributeType;
import io.ecsctl.compiler.schema.Unit;
import io.ecsctl.compiler.value.Type;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.autoscaling.model.CreateAutoScalingGroupRequest;

/** An {@code auto_scaling_group} block. */
final class AutoScalingGroupOverlay {
  private static final String MIXED = "MixedInstancesPolicy";
  private static final String OVERRIDES = MIXED + ".LaunchTemplate.Overrides";

  private AutoScalingGroupOverlay() {}

  static KindOverlay overlay() {
    KindOverlay group =
        KindOverlay.of(
                "auto_scaling_group",
                "EC2 Auto Scaling",
                "autoscaling:CreateAutoScalingGroup",
                CreateAutoScalingGroupRequest.builder())
            .doc("Keeps a number of instances running, of one type or of several, Spot or not.")
            .identity("arn")
            .computed("arn", "The ARN.")
            .name("name", 255, "[^:\\p{Cntrl}]{1,255}", "no colons, no control characters")
            .exclude("LaunchConfigurationName", "launch templates took their place")
            .exclude("InstanceId", "copies an instance's settings, which a program states")
            .exclude("LoadBalancerNames", "classic load balancers; ECS registers tasks itself")
            .exclude("TargetGroupARNs", "ECS registers tasks, not instances, with target groups")
            .exclude("TrafficSources", "ECS registers tasks, not instances, with load balancers")
            .exclude(
                "LifecycleHookSpecificationList",
                "a capacity provider's managed_draining adds the hook that ECS needs")
            .exclude("SkipZonalShiftValidation", "a switch of one call, not a property")
            .exclude("VPCZoneIdentifier", "subnets says it")
            .exclude("Tags", "tags and propagate_tags_at_launch say it")
            .replacedBy("AutoScalingGroupName");
    group.at("AutoScalingGroupName").name("name").doc("Unique in account and region.");
    template(group);
    size(group);
    place(group);
    health(group);
    rest(group);
    refresh(group);
    GroupScalingOverlay.add(group);
    return group;
  }

  private static void template(KindOverlay group) {
    group.at("LaunchTemplate").flatten();
    group.exclude("LaunchTemplate.LaunchTemplateName", "launch_template sends the id");
    group
        .at("LaunchTemplate.LaunchTemplateId")
        .name("launch_template")
        .reference("id", "launch_template")
        .required()
        .doc("How its instances are made.");
    group
        .at("LaunchTemplate.Version")
        .name("launch_template_version")
        .fallback("$Default")
        .doc(
            "Which version: launch_template.NAME.latest_version makes a change of the template one"
                + " of the group; $Default and $Latest count for instances started from then on.");
    group.at(MIXED).flatten();
    group.at(MIXED + ".LaunchTemplate").flatten();
    group.exclude(MIXED + ".LaunchTemplate.LaunchTemplateSpecification", "launch_template says it");
    group
        .at(OVERRIDES)
        .name("override")
        .ordered()
        .doc("An instance type, or requirements, to choose from; the first counts most.");
    group.at(OVERRIDES + ".InstanceType").doc("m7g.large.");
    group
        .at(OVERRIDES + ".WeightedCapacity")
        .number()
        .range(1, 999)
        .doc("How much of the desired capacity an instance of this type counts for.");
    group.exclude(
        OVERRIDES + ".LaunchTemplateSpecification.LaunchTemplateName",
        "launch_template sends the id");
    group.at(OVERRIDES + ".LaunchTemplateSpecification").flatten();
    group
        .at(OVERRIDES + ".LaunchTemplateSpecification.LaunchTemplateId")
        .name("launch_template")
        .reference("id", "launch_template")
        .doc("Another template for this type, as another processor needs.");
    group
        .at(OVERRIDES + ".LaunchTemplateSpecification.Version")
        .name("launch_template_version")
        .computed();
    group.at(OVERRIDES + ".ImageId").name("image");
    InstanceRequirements.describe(
        group, OVERRIDES + ".InstanceRequirements", UnaryOperator.identity());
    String distribution = MIXED + ".InstancesDistribution";
    group.at(distribution).doc("How many instances are Spot, and how types are chosen.");
    group.at(distribution + ".OnDemandAllocationStrategy").computed();
    group
        .at(distribution + ".OnDemandBaseCapacity")
        .atLeast(0)
        .fallback(0)
        .doc("The first so many are On-Demand.");
    group
        .at(distribution + ".OnDemandPercentageAboveBaseCapacity")
        .range(0, 100)
        .fallback(100)
        .doc("Of those above the base; the others are Spot.");
    group
        .at(distribution + ".SpotAllocationStrategy")
        .words(
            "price-capacity-optimized",
            "capacity-optimized",
            "capacity-optimized-prioritized",
            "lowest-price")
        .computed();
    group.at(distribution + ".SpotInstancePools").computed();
    group
        .at(distribution + ".SpotMaxPrice")
        .fallback("")
        .doc("The On-Demand price when it is not stated.");
  }

  private static void size(KindOverlay group) {
    group.at("MinSize").atLeast(0).required().doc("The fewest instances.");
    group.at("MaxSize").atLeast(0).required().doc("The most instances.");
    group
        .at("DesiredCapacity")
        .atLeast(0)
        .computed()
        .doc("Left alone when it is not stated, as managed scaling needs it.");
    group.at("DesiredCapacityType").words("units", "vcpu", "memory-mib").computed();
    group.at("DefaultCooldown").duration(Unit.SECONDS).atLeast(0).fallbackSeconds(300);
    group.at("DefaultInstanceWarmup").duration(Unit.SECONDS).computed();
    group.at("TerminationPolicies").computed();
    group
        .at("NewInstancesProtectedFromScaleIn")
        .fallback(false)
        .doc(
            "Whether only their capacity provider takes instances away: what its"
                + " managed_termination_protection needs.");
    group
        .at("CapacityRebalance")
        .fallback(false)
        .doc("Whether Spot instances at risk are replaced before EC2 takes them.");
    group.at("MaxInstanceLifetime").duration(Unit.SECONDS).atLeast(86_400).or(0).fallbackSeconds(0);
    group.at("PlacementGroup").fallback("");
    group.at("Context").fallback("");
  }

  private static void place(KindOverlay group) {
    group
        .add("", "subnets")
        .references("id", "subnet")
        .doc("Where instances are started, one or more in each zone.");
    group.at("AvailabilityZones").set().computed();
    group.at("AvailabilityZoneDistribution").flatten();
    group.at("AvailabilityZoneDistribution.CapacityDistributionStrategy").computed();
    group.at("AvailabilityZoneImpairmentPolicy").computed();
    group.at("AvailabilityZoneImpairmentPolicy.ZonalShiftEnabled").computed();
    group.at("AvailabilityZoneImpairmentPolicy.ImpairedZoneHealthCheckBehavior").computed();
    group.at("CapacityReservationSpecification").computed();
    group.at("CapacityReservationSpecification.CapacityReservationPreference").computed();
    String target = "CapacityReservationSpecification.CapacityReservationTarget";
    group.at(target + ".CapacityReservationIds").name("capacity_reservations").set();
    group
        .at(target + ".CapacityReservationResourceGroupArns")
        .name("capacity_reservation_resource_groups")
        .set();
  }

  private static void health(KindOverlay group) {
    group.at("HealthCheckType").fallback("EC2").doc("EC2, or with others: EC2,EBS.");
    group.at("HealthCheckGracePeriod").duration(Unit.SECONDS).atLeast(0).fallbackSeconds(0);
    group.at("InstanceMaintenancePolicy").computed();
    group.at("InstanceMaintenancePolicy.MinHealthyPercentage").range(-1, 100).computed();
    group.at("InstanceMaintenancePolicy.MaxHealthyPercentage").range(-1, 200).computed();
    group.at("InstanceLifecyclePolicy").computed();
  }

  private static void rest(KindOverlay group) {
    group
        .at("ServiceLinkedRoleARN")
        .name("service_linked_role")
        .reference("arn", "role")
        .computed();
    group
        .add("", "tags")
        .type(new AttributeType.MapOf(AttributeType.Scalar.of(Type.STRING), "", ""))
        .doc("Tags of this object, besides the stack's.");
    group
        .add("", "propagate_tags_at_launch")
        .bool()
        .fallback(true)
        .doc("Whether instances get its tags. The marks of ownership stay with the group.");
  }

  /** {@code StartInstanceRefresh} when the template changes. */
  private static void refresh(KindOverlay group) {
    group
        .group("", "instance_refresh")
        .member()
        .doc(
            "Replaces running instances, a few at a time, whenever a change of the template or of"
                + " the overrides is applied. Without it they stay as they are.");
    preference(group, "min_healthy_percentage").number().range(0, 100);
    preference(group, "max_healthy_percentage").number().range(100, 200);
    preference(group, "instance_warmup").duration(Unit.SECONDS).atLeast(0);
    preference(group, "skip_matching")
        .bool()
        .doc("Whether instances that are as wanted already stay.");
    preference(group, "scale_in_protected_instances")
        .words("Refresh", "Ignore", "Wait")
        .doc("Refresh replaces instances that managed_termination_protection protects.");
    preference(group, "standby_instances").words("Terminate", "Ignore", "Wait");
    preference(group, "auto_rollback").bool();
  }

  private static MemberOverlay preference(KindOverlay group, String name) {
    return group.add("", "instance_refresh." + name).name(name).in("instance_refresh");
  }
}
