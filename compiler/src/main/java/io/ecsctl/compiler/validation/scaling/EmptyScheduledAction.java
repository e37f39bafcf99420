package io.ecsctl.compiler.validation.scaling;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Autoscaling;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.validation.rule.LocalRule;

/**
 * A scheduled action sets other bounds from a point in time on. One that has neither {@code min}
 * nor {@code max} has nothing to set.
 *
 * <p>Source: Application Auto Scaling API reference, ScalableTargetAction.
 */
final class EmptyScheduledAction implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS810", "empty-scheduled-action", "Scheduled action that changes nothing");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Autoscaling scaling : model.autoscalings()) {
      for (Block action : scaling.body().blocks("scheduled")) {
        if (!action.has("min") && !action.has("max")) {
          sink.report(
              Diagnostic.of(
                      info(),
                      action.header(),
                      "%s has a scheduled action that changes nothing",
                      scaling.address())
                  .label("needs min, max or both")
                  .fix("add min, max or both"));
        }
      }
    }
  }
}
