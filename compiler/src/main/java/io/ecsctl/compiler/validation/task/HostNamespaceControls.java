package io.ecsctl.compiler.validation.task;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Container;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.validation.rule.LocalRule;
import io.ecsctl.compiler.validation.rule.MapKeys;
import io.ecsctl.compiler.value.Value;

/**
 * Kernel parameters belong to a namespace. In the instance's own namespace they would be the
 * instance's, which a container may not change.
 *
 * <p>Source: Amazon ECS API reference, SystemControl.
 */
final class HostNamespaceControls implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS138", "host-namespace-controls", "Kernel parameter of the instance's own namespace");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TaskDefinition task : model.taskDefinitions()) {
      boolean hostNetwork = task.isInMode("host");
      boolean hostIpc = "host".equals(task.body().text("ipc_mode"));
      for (Container container : task.containers()) {
        if (container.block().value("system_controls") instanceof Value.Keyed controls) {
          for (String name : controls.entries().keySet()) {
            if (hostNetwork && name.startsWith("net.")) {
              report(sink, task, container, name, "network_mode");
            } else if (hostIpc && isOfIpc(name)) {
              report(sink, task, container, name, "ipc_mode");
            }
          }
        }
      }
    }
  }

  private static boolean isOfIpc(String name) {
    return name.startsWith("kernel.msg")
        || name.startsWith("kernel.sem")
        || name.startsWith("kernel.shm")
        || name.startsWith("fs.mqueue.");
  }

  private void report(
      DiagnosticSink sink, TaskDefinition task, Container container, String name, String mode) {
    sink.report(
        Diagnostic.of(
                info(),
                MapKeys.span(container.block(), "system_controls", name),
                "%s sets %s, which would be the instance's",
                container.title(),
                name)
            .label("not with " + mode + " = host")
            .related(task.body().valueSpan(mode), "shares the instance's namespace"));
  }
}
