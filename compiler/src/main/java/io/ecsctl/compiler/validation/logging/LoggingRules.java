package io.ecsctl.compiler.validation.logging;

import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.util.List;

/** The rules of this family, by id. */
public final class LoggingRules {
  public static final List<ValidationRule> ALL =
      List.of(
          new MissingRouter(),
          new RouterShape(),
          new MissingLogOptions(),
          new MissingStreamPrefix(),
          new LogOptionNames(),
          new EventBoundaries(),
          new GroupCreation(),
          new FargateLogDriver(),
          new EndlessLogs(),
          new ForeignLogRegion(),
          new MissingLogDriver());

  private LoggingRules() {}
}
