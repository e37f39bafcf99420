package io.ecsctl.compiler.validation.resource;

import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.util.List;

/** The rules of this family, by id. */
public final class ResourceRules {
  public static final List<ValidationRule> ALL =
      List.of(
          new ContainerMemoryRequired(),
          new MemoryReservation(),
          new ContainerMemory(),
          new ContainerMemorySum(),
          new ContainerReservationSum(),
          new ContainerCpuSum(),
          new StarvedContainer(),
          new UlimitOrder(),
          new SwappinessWithoutSwap());

  private ResourceRules() {}
}
