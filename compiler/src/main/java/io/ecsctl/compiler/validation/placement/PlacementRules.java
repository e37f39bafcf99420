package io.ecsctl.compiler.validation.placement;

import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.util.List;

/** The rules of this family, by id. */
public final class PlacementRules {
  public static final List<ValidationRule> ALL =
      List.of(
          new DaemonOnFargate(),
          new DaemonPlacement(),
          new DaemonPercent(),
          new DaemonScaling(),
          new StrategyField(),
          new ConstraintExpression(),
          new DistinctInstances(),
          new BinpackField());

  private PlacementRules() {}
}
