package io.ecsctl.compiler.validation.schedule;

import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.validation.rule.MissingSubnets;
import io.ecsctl.compiler.validation.rule.ValidationRule;

/**
 * Every task that the schedule starts gets a network interface, which has to be in some subnet.
 *
 * <p>Source: Amazon ECS API reference, RunTask, {@code networkConfiguration}.
 */
final class ScheduleNetwork implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS816", "schedule-network", "Awsvpc schedule without subnets");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    MissingSubnets.report(model, model.schedules(), info(), sink);
  }
}
