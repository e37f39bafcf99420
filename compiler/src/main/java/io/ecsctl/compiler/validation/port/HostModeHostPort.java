package io.ecsctl.compiler.validation.port;

import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.validation.rule.LocalRule;

/**
 * In {@code host} mode a container uses the instance's ports themselves; nothing translates them.
 *
 * <p>Source: Amazon ECS API reference, PortMapping.
 */
final class HostModeHostPort implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS108",
        "host-mode-host-port",
        "Host port that differs from the container port in host mode");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    HostPorts.check(
        info(),
        "host",
        "The container uses the instance's ports themselves; nothing translates them.",
        model,
        sink);
  }
}
