package io.ecsctl.compiler.validation.port;

import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.validation.rule.LocalRule;

/**
 * Under {@code awsvpc} a task has its own network interface: there is no host whose port could be
 * another one.
 *
 * <p>Source: Amazon ECS API reference, PortMapping.
 */
final class AwsvpcHostPort implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS107",
        "awsvpc-host-port",
        "Host port that differs from the container port under awsvpc");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    HostPorts.check(
        info(),
        "awsvpc",
        "The task has its own network interface, so there is no host port to map.",
        model,
        sink);
  }
}
