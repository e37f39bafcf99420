package io.ecsctl.compiler.validation.scaling;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Autoscaling;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.validation.rule.LocalRule;
import java.util.List;

/**
 * Both decide on the number of tasks, each by its own alarms. Where they disagree the larger number
 * wins when scaling out, and tasks come and go for no visible reason.
 *
 * <p>Source: Application Auto Scaling User Guide, target tracking, considerations.
 */
final class TrackingAndSteps implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.warning(
        "ECS809", "tracking-and-steps", "Target tracking and steps for one service");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Autoscaling scaling : model.autoscalings()) {
      List<Block> steps = scaling.body().blocks("step");
      if (!steps.isEmpty() && !scaling.targetTracking().isEmpty()) {
        sink.report(
            Diagnostic.of(
                    info(),
                    steps.getFirst().header(),
                    "%s scales by steps and by target tracking",
                    scaling.address())
                .label("decides too")
                .related(scaling.targetTracking().getFirst().header(), "holds a metric at a target")
                .fix("leave one of them out"));
      }
    }
  }
}
