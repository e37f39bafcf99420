package io.ecsctl.compiler.validation.scaling;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Autoscaling;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.LocalRule;
import java.util.List;
import java.util.Objects;

/**
 * Without a task there is no CPU or memory to measure, so the policy that stopped the last task
 * never starts one again.
 *
 * <p>Source: derived from the Application Auto Scaling User Guide, target tracking.
 */
final class ScaleFromZero implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.warning(
        "ECS802", "scale-from-zero", "Scaling to zero by a metric that zero tasks do not have");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Autoscaling scaling : model.autoscalings()) {
      List<Block> policies = scaling.targetTracking();
      if (Objects.equals(scaling.min(), 0L)
          && !policies.isEmpty()
          && policies.stream().allMatch(policy -> Metrics.isUtilization(policy.text("metric")))) {
        sink.report(
            Diagnostic.of(
                    info(),
                    scaling.body().valueSpan("min"),
                    "%s may stop the last task and never start one again",
                    scaling.address())
                .label("at 0 tasks there is nothing to measure")
                .related(policies.getFirst().valueSpan("metric"), "measured on running tasks")
                .fix("change min to 1", Edits.replace(scaling.body(), "min", "1")));
      }
    }
  }
}
