package io.ecsctl.compiler.validation.controller;

import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.util.List;

/** The rules of this family, by id. */
public final class ControllerRules {
  public static final List<ValidationRule> ALL =
      List.of(
          new CircuitBreakerController(),
          new CircuitBreakerStrategy(),
          new StrategySettings(),
          new TrafficShift(),
          new StrategyController(),
          new ProductionRule(),
          new UnmanagedShift(),
          new TestRule(),
          new ExternalController(),
          new CodeDeployTarget(),
          new ControllerScheduling());

  private ControllerRules() {}
}
