package io.ecsctl.compiler.validation.targetgroup;

import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.util.List;

/** The rules of this family, by id. */
public final class TargetGroupRules {
  public static final List<ValidationRule> ALL =
      List.of(
          new InstanceTargets(),
          new AddressTargets(),
          new TargetContainer(),
          new TargetPort(),
          new TargetProtocol(),
          new UnusedTargetGroup(),
          new FixedHealthCheckPort(),
          new LongDeregistration(),
          new TargetGroupOfTwoServices(),
          new TargetGroupPort(),
          new HealthCheckTimeout(),
          new TargetHealthCheck(),
          new SlowStart(),
          new SharedTargetGroup(),
          new Stickiness());

  private TargetGroupRules() {}
}
