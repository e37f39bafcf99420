package io.ecsctl.compiler.validation.service;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Service;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.ValidationRule;

/**
 * ECS has to be told how many tasks to begin with; autoscaling's minimum says it as well.
 *
 * <p>Source: Amazon ECS API reference, CreateService, {@code desiredCount}.
 */
final class MissingDesiredCount implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS407", "missing-desired-count", "Replica service without a desired count");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Service service : model.services()) {
      if (!service.body().has("desired_count")
          && (!service.body().has("scheduling_strategy")
              || "REPLICA".equals(service.body().text("scheduling_strategy")))
          && model.autoscalingOf(service).isEmpty()
          && model.autoscalings().stream().allMatch(a -> a.service() != null)) {
        sink.report(
            Diagnostic.of(
                    info(),
                    service.header(),
                    "%s does not say how many tasks it wants",
                    service.address())
                .label("needs desired_count or an autoscaling")
                .fix("add desired_count = 1", Edits.add(service.header(), "desired_count = 1")));
      }
    }
  }
}
