package io.ecsctl.compiler.validation.instance;

import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.util.List;

/** The rules of this family, by id. */
public final class InstanceRules {
  public static final List<ValidationRule> ALL =
      List.of(
          new AgentCluster(),
          new InstanceRole(),
          new ImagePlatform(),
          new TaskTooLarge(),
          new FewInterfaces(),
          new GpuSupport(),
          new SpotDraining(),
          new SharedInstances(),
          new CapacityRoom());

  private InstanceRules() {}
}
