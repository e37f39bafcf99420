package io.ecsctl.compiler.validation.path;

import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.reachability.LoadBalancerPaths.Purpose;
import io.ecsctl.compiler.validation.rule.ValidationRule;

/**
 * Security groups have to let the packet out of the load balancer and into the task; otherwise
 * health checks fail and ECS replaces the tasks for ever.
 *
 * <p>Source: Application Load Balancer User Guide, security groups.
 */
final class TaskUnreachable implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS630", "task-unreachable", "Load balancer that cannot reach its tasks");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    UnreachablePorts.report(
        model,
        sink,
        info(),
        attempt ->
            attempt.probe().purpose() == Purpose.REQUESTS && attempt.question().task().isAwsvpc(),
        attempt ->
            "the load balancer cannot reach container \"%s\" on port %s"
                .formatted(
                    attempt.question().target().container(), attempt.probe().ports().text()));
  }
}
