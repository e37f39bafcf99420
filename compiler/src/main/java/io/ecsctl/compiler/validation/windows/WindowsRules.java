package io.ecsctl.compiler.validation.windows;

import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.util.List;

/** The rules of this family, by id. */
public final class WindowsRules {
  public static final List<ValidationRule> ALL =
      List.of(
          new FargateWindowsSize(),
          new WindowsNetworkMode(),
          new LinuxOnly(),
          new WindowsOnArm(),
          new WindowsGpu(),
          new IgnoredTaskSize(),
          new WindowsOnSpot());

  private WindowsRules() {}
}
