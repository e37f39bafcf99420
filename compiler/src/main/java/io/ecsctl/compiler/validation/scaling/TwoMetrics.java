package io.ecsctl.compiler.validation.scaling;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Autoscaling;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.LocalRule;

/**
 * A policy holds one metric at its target: one of those that AWS has ready, or one that is
 * described. For a second metric there is a second policy.
 *
 * <p>Source: Application Auto Scaling API reference, TargetTrackingScalingPolicyConfiguration.
 */
final class TwoMetrics implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS808", "two-metrics", "Target tracking by two metrics, or by none");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Autoscaling scaling : model.autoscalings()) {
      for (Block policy : scaling.targetTracking()) {
        boolean predefined = policy.has("metric");
        boolean customized = policy.has("customized_metric");
        if (predefined && customized) {
          sink.report(
              Diagnostic.of(
                      info(),
                      policy.valueSpan("metric"),
                      "%s follows two metrics with one policy",
                      scaling.address())
                  .label("one of AWS's")
                  .related(policy.valueSpan("customized_metric"), "and another one")
                  .fix("remove metric", Edits.remove(policy, "metric")));
        } else if (!predefined && !customized) {
          sink.report(
              Diagnostic.of(
                      info(),
                      policy.header(),
                      "%s has a policy that follows no metric",
                      scaling.address())
                  .label("needs a metric")
                  .fix(
                      "follow the processors",
                      Edits.add(policy, "metric = ECSServiceAverageCPUUtilization")));
        }
      }
    }
  }
}
