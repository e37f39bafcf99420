package io.ecsctl.compiler.validation.strategy;

import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.util.List;

/** The rules of this family, by id. */
public final class StrategyRules {
  public static final List<ValidationRule> ALL =
      List.of(
          new ZeroWeights(),
          new SeveralBases(),
          new MixedProviders(),
          new UnassociatedProvider(),
          new SpotOnly());

  private StrategyRules() {}
}
