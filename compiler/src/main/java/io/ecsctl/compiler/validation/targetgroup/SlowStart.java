package io.ecsctl.compiler.validation.targetgroup;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Fields;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TargetGroup;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.validation.rule.LocalRule;

/**
 * Slow start needs a load balancer that sends round robin.
 *
 * <p>Source: Elastic Load Balancing API reference, TargetGroupAttribute.
 */
final class SlowStart implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS534", "slow-start", "Slow start that AWS does not offer");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TargetGroup group : model.targetGroups()) {
      Block body = group.body();
      Long slow = Fields.seconds(body, "slow_start");
      if (slow != null
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
