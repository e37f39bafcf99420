package io.ecsctl.compiler.level;

import io.ecsctl.compiler.diagnostic.RuleInfo;

/** The mistakes of setting levels. */
public final class LevelRules {
  public static final RuleInfo BAD_LEVEL =
      RuleInfo.error("ECS092", "rule-level", "Level that a rule can not have");

  private LevelRules() {}
}
