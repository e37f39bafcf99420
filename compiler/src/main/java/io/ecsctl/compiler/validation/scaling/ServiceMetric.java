package io.ecsctl.compiler.validation.scaling;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.diagnostic.Suggestions;
import io.ecsctl.compiler.model.Autoscaling;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import io.ecsctl.compiler.validation.rule.Words;

/**
 * Application Auto Scaling knows metrics of many services; three of them are for ECS.
 *
 * <p>Source: Application Auto Scaling User Guide, target tracking for ECS.
 */
final class ServiceMetric implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS804", "service-metric", "Predefined metric that ECS services do not have");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Autoscaling scaling : model.autoscalings()) {
      for (Block policy : scaling.targetTracking()) {
        String metric = policy.text("metric");
        if (metric == null || Metrics.ECS.contains(metric)) {
          continue;
        }
        Diagnostic.Builder diagnostic =
            Diagnostic.of(info(), policy.valueSpan("metric"), "ECS services have no metric %s", metric)
                .label("one of " + Words.choices(Metrics.ECS));
        Suggestions.nearest(metric, Metrics.ECS).ifPresent(near -> diagnostic.fix("change it to " + near, Edits.replace(policy, "metric", near)));
        sink.report(diagnostic);
      }
    }
  }
}
