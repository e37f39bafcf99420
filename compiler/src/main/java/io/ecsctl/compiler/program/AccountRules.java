package io.ecsctl.compiler.program;

import io.ecsctl.compiler.diagnostic.RuleInfo;
import java.util.List;

/**
 * What the account may answer to the plan and to the apply of a program that is right in itself.
 */
public final class AccountRules {
  public static final RuleInfo UNREADABLE =
      RuleInfo.error("ECS077", "unreadable", "Objects that these credentials may not read");
  public static final RuleInfo FAILED =
      RuleInfo.error("ECS078", "change-failed", "Change that failed");

  public static final List<RuleInfo> ALL = List.of(UNREADABLE, FAILED);

  private AccountRules() {}
}
