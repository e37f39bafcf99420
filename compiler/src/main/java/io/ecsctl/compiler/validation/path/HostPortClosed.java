package io.ecsctl.compiler.validation.path;

import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.reachability.HostPorts;
import io.ecsctl.compiler.reachability.LoadBalancerPaths.Purpose;
import io.ecsctl.compiler.validation.rule.ValidationRule;

/**
 * In bridge and host mode the instance's port is what is registered and reached, and the instance's
 * groups guard it.
 *
 * <p>Source: Amazon ECS API reference, PortMapping, {@code hostPort}.
 */
final class HostPortClosed implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS632", "host-port-closed", "Load balancer that cannot reach a host port");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    UnreachablePorts.report(
        model,
        sink,
        info(),
        attempt ->
            attempt.probe().purpose() == Purpose.REQUESTS
                && attempt.probe().ports() instanceof HostPorts.Fixed
                && !attempt.question().task().isAwsvpc(),
        attempt ->
            "the load balancer cannot reach host port %s, on which container \"%s\" is published"
                .formatted(
                    attempt.probe().ports().text(), attempt.question().target().container()));
  }
}
