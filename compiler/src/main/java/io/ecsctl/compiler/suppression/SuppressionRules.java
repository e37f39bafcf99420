package io.ecsctl.compiler.suppression;

import io.ecsctl.compiler.diagnostic.RuleInfo;
import java.util.List;

/** The mistakes of suppressing comments. */
public final class SuppressionRules {
  public static final RuleInfo UNUSED =
      RuleInfo.warning("ECS090", "unused-suppression", "Suppression that takes nothing back");
  public static final RuleInfo INVALID =
      RuleInfo.warning("ECS091", "invalid-suppression", "Suppression that can not work");

  public static final List<RuleInfo> ALL = List.of(UNUSED, INVALID);

  private SuppressionRules() {}
}
