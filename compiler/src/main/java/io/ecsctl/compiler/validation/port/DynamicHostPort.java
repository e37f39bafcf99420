package io.ecsctl.compiler.validation.port;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Container;
import io.ecsctl.compiler.model.PortMapping;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.LocalRule;
import io.ecsctl.compiler.value.PortRange;
import java.util.Objects;

/**
 * Only Docker's bridge maps a port of the instance's choice to a container's port.
 *
 * <p>Source: Amazon ECS API reference, PortMapping, {@code hostPort}.
 */
final class DynamicHostPort implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS111", "dynamic-host-port", "Dynamic host port outside bridge mode");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TaskDefinition task : model.taskDefinitions()) {
      if (!task.isAwsvpc() && !task.isInMode("host")) {
        continue;
      }
      for (Container container : task.containers()) {
        for (PortMapping mapping : container.ports()) {
          PortRange host = mapping.hostPort();
          if (host != null && host.from() == 0) {
            sink.report(
                Diagnostic.of(
                        info(),
                        mapping.block().valueSpan("host_port"),
                        "%s asks for a dynamic host port in %s mode",
                        container.title(),
                        Objects.toString(task.networkMode()))
                    .label("0 means any free port, in bridge mode")
                    .detail("In this mode the container's port is the port that others connect to.")
                    .related(task.body().valueSpan("network_mode"), "the mode is set here")
                    .fix("remove host_port", Edits.remove(mapping.block(), "host_port")));
          }
        }
      }
    }
  }
}
