package io.ecsctl.compiler.validation.schedule;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Schedule;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import io.ecsctl.compiler.validation.rule.Words;
import java.util.Optional;

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
    for (Schedule schedule : model.schedules()) {
      Optional<TaskDefinition> task = model.taskOf(schedule).filter(TaskDefinition::isAwsvpc);
      if (task.isPresent() && !schedule.body().has("subnets")) {
        sink.report(
            Diagnostic.of(
                    info(),
                    schedule.header(),
                    "%s says no subnets for its awsvpc tasks",
                    schedule.address())
                .label("needs subnets")
                .related(
                    task.get().body().valueSpan("network_mode"),
                    "every task gets a network interface")
                .note(
                    Words.aws(
                        "Network Configuration must be provided when networkMode 'awsvpc' is"
                            + " specified."))
                .fix("add subnets"));
      }
    }
  }
}
