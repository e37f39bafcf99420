package io.ecsctl.compiler.module;

import io.ecsctl.compiler.diagnostic.RuleInfo;
import java.util.List;

/** The mistakes in the use of modules that other blocks can not have. */
public final class ModuleRules {
  public static final RuleInfo SOURCE =
      RuleInfo.error("ECS080", "module-source", "Module whose source can not be had");
  public static final RuleInfo SOURCE_CYCLE =
      RuleInfo.error("ECS081", "module-cycle", "Module that contains itself");
  public static final RuleInfo DEPRECATED =
      RuleInfo.warning("ECS082", "deprecated", "Use of something deprecated");

  public static final List<RuleInfo> ALL = List.of(SOURCE, SOURCE_CYCLE, DEPRECATED);

  private ModuleRules() {}
}
