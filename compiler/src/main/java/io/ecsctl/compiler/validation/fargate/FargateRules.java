package io.ecsctl.compiler.validation.fargate;

import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.util.List;

/** The rules of this family, by id. */
public final class FargateRules {
  public static final List<ValidationRule> ALL =
      List.of(
          new FargateNetworkMode(),
          new FargateTaskSize(),
          new FargateCpuMemory(),
          new BigTaskOnOldPlatform(),
          new FargateCompatibility(),
          new FargateGpu(),
          new FargateIsolation(),
          new FargatePidMode(),
          new FargateCapabilities(),
          new FargatePlacement(),
          new EphemeralStorageOnEc2(),
          new TmpfsOnOldPlatform());

  private FargateRules() {}
}
