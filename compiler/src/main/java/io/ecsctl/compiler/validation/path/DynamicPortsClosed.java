package io.ecsctl.compiler.validation.path;

import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.reachability.HostPorts;
import io.ecsctl.compiler.reachability.LoadBalancerPaths.Purpose;
import io.ecsctl.compiler.validation.rule.ValidationRule;

/**
 * Without a host port Docker takes a free one of the instance, and the target group sends there. So
 * the instances' groups have to open all that it may take.
 *
 * <p>Source: Amazon ECS API reference, PortMapping, {@code hostPort}; Linux kernel documentation,
 * {@code ip_local_port_range}.
 */
final class DynamicPortsClosed implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS631", "dynamic-ports-closed", "Load balancer that cannot reach all dynamic host ports");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    UnreachablePorts.report(
        model,
        sink,
        info(),
        attempt ->
            attempt.probe().purpose() == Purpose.REQUESTS
                && attempt.probe().ports() instanceof HostPorts.Dynamic,
        attempt ->
            "the load balancer cannot reach container \"%s\" on every host port it may get"
                .formatted(attempt.question().target().container()));
  }
}
