package io.ecsctl.compiler.validation.loadbalancing;

import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.util.List;

/** The rules of this family, by id. */
public final class LoadBalancingRules {
  public static final List<ValidationRule> ALL =
      List.of(
          new ClassicLoadBalancer(),
          new SmallLoadBalancerSubnet(),
          new InternalInPublicSubnets(),
          new ZonesOfTasks(),
          new LoadBalancerZones(),
          new LoadBalancerVpc());

  private LoadBalancingRules() {}
}
