package io.ecsctl.compiler.validation.schedule;

import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.util.List;

/** The rules of this family, by id. */
public final class ScheduleRules {
  public static final List<ValidationRule> ALL =
      List.of(
          new RateExpression(),
          new CronExpression(),
          new AtExpression(),
          new ScheduleTarget(),
          new ScheduleRole(),
          new ScheduleNetwork(),
          new PinnedRevision());

  private ScheduleRules() {}
}
