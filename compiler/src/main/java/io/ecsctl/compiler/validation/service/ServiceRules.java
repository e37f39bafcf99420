package io.ecsctl.compiler.validation.service;

import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.util.List;

/** The rules of this family, by id. */
public final class ServiceRules {
  public static final List<ValidationRule> ALL =
      List.of(
          new LaunchTypeAndStrategy(),
          new MissingNetwork(),
          new NetworkWithoutAwsvpc(),
          new ServiceNetwork(),
          new MissingDesiredCount(),
          new DaemonDesiredCount(),
          new DeploymentPercent(),
          new StuckDeployment(),
          new DeploymentDowntime(),
          new NoCircuitBreaker(),
          new CountAndAutoscaling());

  private ServiceRules() {}
}
