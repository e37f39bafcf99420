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
 * Targets drain for up to an hour; slow start lasts 30 to 900 s, and balances by round robin.
 *
 * <p>Source: Elastic Load Balancing API reference, TargetGroupAttribute.
 */
final class TargetGroupTimes implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS534", "target-group-times", "Deregistration delay or slow start out of range");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TargetGroup group : model.targetGroups()) {
      Block body = group.body();
      Long delay = Fields.seconds(body, "deregistration_delay");
      if (delay != null && delay > 3600) {
        report(group, "deregistration_delay", delay, "0s to 3600s", "3600s", sink);
      }
      Long slow = Fields.seconds(body, "slow_start");
      if (slow != null && slow != 0 && (slow < 30 || slow > 900)) {
        report(group, "slow_start", slow, "30s to 900s, or 0s for none", Math.clamp(slow, 30, 900) + "s", sink);
      } else if (slow != null && slow != 0 && "least_outstanding_requests".equals(body.text("load_balancing_algorithm"))) {
        sink.report(
            Diagnostic.of(info(), body.valueSpan("slow_start"), "%s has a slow start and sends by least outstanding requests", group.address())
                .label("not together")
                .related(body.valueSpan("load_balancing_algorithm"), "slow start needs round_robin"));
      }
    }
  }

  private void report(TargetGroup group, String name, long seconds, String range, String nearest, DiagnosticSink sink) {
    sink.report(
        Diagnostic.of(info(), group.body().valueSpan(name), "%s has %s = %ds", group.address(), name, seconds)
            .label(range)
            .fix("change it to " + nearest, Edits.replace(group.body(), name, nearest)));
  }
}
