package io.ecsctl.compiler.validation.port;

import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.validation.rule.ValidationRule;

/**
 * A fixed host port is there once an instance.
 *
 * <p>Source: Amazon ECS API reference, PortMapping, {@code hostPort}.
 */
final class FixedHostPortTasks implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.warning(
        "ECS131", "fixed-host-port-tasks", "Several tasks with one fixed host port");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    OneTaskPerInstance.check(info(), "bridge", true, model, sink);
  }
}
