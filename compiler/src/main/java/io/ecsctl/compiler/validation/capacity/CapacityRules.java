package io.ecsctl.compiler.validation.capacity;

import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.util.List;

/** The rules of this family, by id. */
public final class CapacityRules {
  public static final List<ValidationRule> ALL =
      List.of(
          new ProviderName(),
          new TerminationProtection(),
          new ScalingSteps(),
          new SharedGroup(),
          new ManagedGroup(),
          new GroupSizes(),
          new ClusterWithoutInstances());

  private CapacityRules() {}
}
