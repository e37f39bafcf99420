package io.ecsctl.compiler.validation.deployment;

import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.util.List;

/** The rules of this family, by id. */
public final class DeploymentRules {
  public static final List<ValidationRule> ALL =
      List.of(
          new StuckDeployment(),
          new DeploymentDowntime(),
          new StuckAtSomeCount(),
          new CircuitBreakerController(),
          new CircuitBreakerStrategy(),
          new NoCircuitBreaker(),
          new StrategySettings(),
          new TrafficShift(),
          new StrategyController(),
          new ProductionRule(),
          new UnmanagedShift(),
          new TestRule(),
          new ExternalController(),
          new CodeDeployTarget(),
          new ControllerScheduling());

  private DeploymentRules() {}
}
