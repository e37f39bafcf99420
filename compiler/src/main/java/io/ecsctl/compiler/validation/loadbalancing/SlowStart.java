package io.ecsctl.compiler.validation.loadbalancing;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Fields;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TargetGroup;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.ValidationRule;

/**
 * Slow start lasts at least 30 s, and needs a load balancer that sends round robin.
 *
 * <p>Source: Elastic Load Balancing API reference, TargetGroupAttribute.
 */
final class SlowStart implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS534", "slow-start", "Slow start that AWS does not offer");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TargetGroup group : model.targetGroups()) {
      Block body = group.body();
      Long slow = Fields.seconds(body, "slow_start");
      if (slow != null && slow > 0 && slow < 30) {
        sink.report(
            Diagnostic.of(
                    info(),
                    body.valueSpan("slow_start"),
                    "%s has slow_start = %ds",
                    group.address(),
                    slow)
                .label("30s to 15m, or 0s for none")
                .fix("change it to 30s", Edits.replace(body, "slow_start", "30s")));
      } else if (slow != null
          && slow != 0
          && "least_outstanding_requests".equals(body.text("load_balancing_algorithm"))) {
        sink.report(
            Diagnostic.of(
                    info(),
                    body.valueSpan("slow_start"),
                    "%s has a slow start and sends by least outstanding requests",
                    group.address())
                .label("not together")
                .related(
                    body.valueSpan("load_balancing_algorithm"), "slow start needs round_robin"));
      }
    }
  }
}
