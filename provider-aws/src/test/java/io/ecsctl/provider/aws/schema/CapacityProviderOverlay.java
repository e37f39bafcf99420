package io.ecsctl.provider.aws.schema;

import io.ecsctl.compiler.schema.Unit;
import software.amazon.awssdk.services.ecs.model.CreateCapacityProviderRequest;

/** A {@code capacity_provider} block. */
final class CapacityProviderOverlay {
  private static final String GROUP = "autoScalingGroupProvider";
  private static final String MANAGED = "managedInstancesProvider";

  private CapacityProviderOverlay() {}

  static KindOverlay overlay() {
    KindOverlay provider =
        Ecs.kind(
                "capacity_provider",
                "CreateCapacityProvider",
                CreateCapacityProviderRequest.builder())
            .doc("Instances of an auto scaling group as capacity that services can ask for.")
            .name(
                "name",
                255,
                "(?!(?i:aws|ecs|fargate))[a-zA-Z0-9_-]{1,255}",
                "letters, digits, - and _, but not aws…, ecs… or fargate…")
            .exclude(
                MANAGED, "ECS managed instances run without the groups and templates of a program")
            .exclude("cluster", "of managed instances; a cluster names its capacity_providers")
            .replacedBy("name", GROUP + ".autoScalingGroupArn")
            // One that has another group may exist beside the old one.
            .deletedFirst();
    provider
        .at("name")
        .form("(?!(?i:aws|ecs|fargate)).*", "not aws…, ecs… or fargate…: those are AWS's own")
        .rule("ECS824")
        .doc("Unique in account and region; not aws…, ecs… or fargate….");
    provider.at(GROUP).flatten();
    provider
        .at(GROUP + ".autoScalingGroupArn")
        .name("auto_scaling_group")
        .reference("arn", "auto_scaling_group")
        .required()
        .doc("Its instances. A group belongs to one capacity provider.");
    String scaling = GROUP + ".managedScaling";
    provider
        .at(scaling)
        .computed()
        .doc("Whether ECS starts and ends instances as tasks need them.");
    provider.at(scaling + ".status").computed();
    provider
        .at(scaling + ".targetCapacity")
        .range(1, 100)
        .computed()
        .doc("How much of the group is in use, in percent: 100 keeps no instance in reserve.");
    provider.at(scaling + ".minimumScalingStepSize").range(1, 10_000).computed();
    provider.at(scaling + ".maximumScalingStepSize").range(1, 10_000).computed();
    provider
        .at(scaling + ".instanceWarmupPeriod")
        .duration(Unit.SECONDS)
        .range(0, 10_000)
        .computed()
        .doc("How long a new instance does not count.");
    provider
        .at(GROUP + ".managedTerminationProtection")
        .fallback("DISABLED")
        .doc(
            "Whether instances with tasks are kept from scaling in; needs managed scaling, and"
                + " new_instances_protected_from_scale_in of the group.");
    provider
        .at(GROUP + ".managedDraining")
        .computed()
        .doc("Whether tasks are moved before their instance ends.");
    return provider;
  }
}
