package io.ecsctl.compiler.validation.scaling;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Autoscaling;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.validation.rule.LocalRule;
import io.ecsctl.compiler.value.Value;

/**
 * CPU and memory are measured in percent of what the tasks reserve; a target above 100 is never
 * reached.
 *
 * <p>Source: Application Auto Scaling API reference, TargetTrackingScalingPolicyConfiguration.
 */
final class TargetUtilization implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS806", "target-utilization", "Target utilization outside 1 to 100 percent");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Autoscaling scaling : model.autoscalings()) {
      for (Block policy : scaling.targetTracking()) {
        if (Metrics.isUtilization(policy.text("metric"))
            && policy.value("target") instanceof Value.Number(var target)
            && (target.doubleValue() < 1 || target.doubleValue() > 100)) {
          sink.report(
              Diagnostic.of(
                      info(),
                      policy.valueSpan("target"),
                      "%s aims at %s%%",
                      scaling.address(),
                      target.toPlainString())
                  .label("1 to 100")
                  .related(policy.valueSpan("metric"), "a percentage"));
        }
      }
    }
  }
}
