package io.ecsctl.compiler.validation.schedule;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Schedule;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.LocalRule;
import java.util.List;

/**
 * A schedule has a launch type or a strategy.
 *
 * <p>Source: Amazon EventBridge Scheduler API reference, EcsParameters.
 */
final class ScheduleTarget implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS814", "schedule-target", "Schedule that says twice, or too much, where tasks run");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Schedule schedule : model.schedules()) {
      Block body = schedule.body();
      List<Block> strategy = body.blocks("capacity_provider_strategy");
      if (body.has("launch_type") && !strategy.isEmpty()) {
        sink.report(
            Diagnostic.of(
                    info(),
                    body.valueSpan("launch_type"),
                    "%s has a launch_type and a capacity_provider_strategy",
                    schedule.address())
                .label("says where tasks run")
                .related(strategy.getFirst().header(), "so does this")
                .fix("remove launch_type", Edits.remove(body, "launch_type")));
      }
    }
  }
}
