package io.ecsctl.compiler.validation;

import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.validation.capacity.CapacityRules;
import io.ecsctl.compiler.validation.cidr.CidrRules;
import io.ecsctl.compiler.validation.constraint.ConstraintRules;
import io.ecsctl.compiler.validation.container.ContainerRules;
import io.ecsctl.compiler.validation.controller.ControllerRules;
import io.ecsctl.compiler.validation.deployment.DeploymentRules;
import io.ecsctl.compiler.validation.discovery.DiscoveryRules;
import io.ecsctl.compiler.validation.environment.EnvironmentRules;
import io.ecsctl.compiler.validation.fargate.FargateRules;
import io.ecsctl.compiler.validation.identity.IdentityRules;
import io.ecsctl.compiler.validation.instance.InstanceRules;
import io.ecsctl.compiler.validation.listener.ListenerRules;
import io.ecsctl.compiler.validation.loadbalancing.LoadBalancingRules;
import io.ecsctl.compiler.validation.logging.LoggingRules;
import io.ecsctl.compiler.validation.naming.NamingRules;
import io.ecsctl.compiler.validation.network.NetworkRules;
import io.ecsctl.compiler.validation.path.PathRules;
import io.ecsctl.compiler.validation.placement.PlacementRules;
import io.ecsctl.compiler.validation.port.PortRules;
import io.ecsctl.compiler.validation.resource.ResourceRules;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import io.ecsctl.compiler.validation.scaling.ScalingRules;
import io.ecsctl.compiler.validation.schedule.ScheduleRules;
import io.ecsctl.compiler.validation.securitygroup.SecurityGroupRules;
import io.ecsctl.compiler.validation.service.ServiceRules;
import io.ecsctl.compiler.validation.storage.StorageRules;
import io.ecsctl.compiler.validation.strategy.StrategyRules;
import io.ecsctl.compiler.validation.targetgroup.TargetGroupRules;
import io.ecsctl.compiler.validation.task.TaskRules;
import io.ecsctl.compiler.validation.volume.VolumeRules;
import io.ecsctl.compiler.validation.windows.WindowsRules;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Every rule of AWS that the compiler knows. */
public final class ValidationRules {
  /** Those with a class, by id, so that findings about one place come in a stable order. */
  public static final List<ValidationRule> ALL =
      Stream.of(
              TaskRules.ALL,
              FargateRules.ALL,
              WindowsRules.ALL,
              PortRules.ALL,
              ContainerRules.ALL,
              ResourceRules.ALL,
              VolumeRules.ALL,
              StorageRules.ALL,
              LoggingRules.ALL,
              EnvironmentRules.ALL,
              ServiceRules.ALL,
              DeploymentRules.ALL,
              ControllerRules.ALL,
              PlacementRules.ALL,
              LoadBalancingRules.ALL,
              ListenerRules.ALL,
              TargetGroupRules.ALL,
              NetworkRules.ALL,
              CidrRules.ALL,
              SecurityGroupRules.ALL,
              PathRules.ALL,
              IdentityRules.ALL,
              ScalingRules.ALL,
              ScheduleRules.ALL,
              StrategyRules.ALL,
              CapacityRules.ALL,
              InstanceRules.ALL,
              DiscoveryRules.ALL,
              NamingRules.ALL)
          .flatMap(Collection::stream)
          .sorted(Comparator.comparing((ValidationRule rule) -> rule.info().id()))
          .toList();

  private ValidationRules() {}

  /** What is fixed about each rule, of those that are constraints of the schema too, by id. */
  public static List<RuleInfo> infos() {
    return Stream.concat(ALL.stream().map(ValidationRule::info), ConstraintRules.ALL.stream())
        .sorted(Comparator.comparing(RuleInfo::id))
        .toList();
  }
}
