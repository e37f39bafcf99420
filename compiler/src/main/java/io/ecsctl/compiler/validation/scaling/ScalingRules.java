package io.ecsctl.compiler.validation.scaling;

import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.util.List;

/** The rules of this family, by id. */
public final class ScalingRules {
  public static final List<ValidationRule> ALL =
      List.of(
          new ScalingBounds(),
          new ScaleFromZero(),
          new RequestCountMetric(),
          new TargetUtilization(),
          new StepRanges(),
          new TwoMetrics(),
          new TrackingAndSteps(),
          new EmptyScheduledAction());

  private ScalingRules() {}
}
