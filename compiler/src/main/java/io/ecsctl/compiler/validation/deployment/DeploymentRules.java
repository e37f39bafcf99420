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
          new NoCircuitBreaker());

  private DeploymentRules() {}
}
