package io.ecsctl.compiler.validation.task;

import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.util.List;

/** The rules of this family, by id. */
public final class TaskRules {
  public static final List<ValidationRule> ALL =
      List.of(
          new FargateNetworkMode(),
          new FargateTaskSize(),
          new FargateCpuMemory(),
          new FargateWindowsSize(),
          new FargateCompatibility(),
          new AwsvpcHostPort(),
          new HostModeHostPort(),
          new NoNetworkPorts(),
          new NoNetworkService(),
          new LinksOutsideBridge(),
          new FargateGpu(),
          new FargatePlacement(),
          new EphemeralStorageOnEc2(),
          new ContainerCount(),
          new EssentialContainer());

  private TaskRules() {}
}
