package io.ecsctl.compiler.program;

import io.ecsctl.compiler.diagnostic.RuleInfo;
import java.util.List;

/** What looking up the objects of data blocks may come to. */
public final class LookupRules {
  public static final RuleInfo NOT_FOUND =
      RuleInfo.error("ECS070", "lookup-not-found", "Nothing to be found");
  public static final RuleInfo SEVERAL =
      RuleInfo.error("ECS071", "lookup-several", "Several where one is meant");
  public static final RuleInfo REFUSED =
      RuleInfo.error("ECS072", "lookup-refused", "Lookup that AWS refused");
  public static final RuleInfo EMPTY =
      RuleInfo.warning("ECS074", "lookup-empty", "Lookup of many that found none");

  public static final List<RuleInfo> ALL = List.of(NOT_FOUND, SEVERAL, REFUSED, EMPTY);

  private LookupRules() {}
}
