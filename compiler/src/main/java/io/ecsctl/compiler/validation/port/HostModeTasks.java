package io.ecsctl.compiler.validation.port;

import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.validation.rule.ValidationRule;

/**
 * In host mode the container's port is the instance's.
 *
 * <p>Source: Amazon ECS API reference, RegisterTaskDefinition, {@code networkMode}.
 */
final class HostModeTasks implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.warning(
        "ECS130", "host-mode-tasks", "More tasks in host mode than instances can hold");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    OneTaskPerInstance.check(info(), "host", false, model, sink);
  }
}
