package io.ecsctl.compiler.level;

import io.ecsctl.compiler.diagnostic.RuleInfo;

/** The mistakes of setting levels, and of the file that sets them for a project. */
public final class LevelRules {
  public static final RuleInfo BAD_LEVEL =
      RuleInfo.error("ECS092", "rule-level", "Level that a rule can not have");

  public static final RuleInfo PROJECT_FILE =
      RuleInfo.error("ECS079", "project-file", "Project file that can not be understood");

  private LevelRules() {}
}
