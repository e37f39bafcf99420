package io.ecsctl.compiler.validation.port;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Container;
import io.ecsctl.compiler.model.PortMapping;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.Words;
import io.ecsctl.compiler.value.PortRange;

/**
 * Where tasks use the interface's own ports, a host port can only repeat the container port. ECS107
 * and ECS108 share the check.
 */
final class HostPorts {
  private HostPorts() {}

  static void check(
      RuleInfo rule, String mode, String why, ProgramModel model, DiagnosticSink sink) {
    for (TaskDefinition task : model.taskDefinitions()) {
      if (!mode.equals(task.networkMode())) {
        continue;
      }
      for (Container container : task.containers()) {
        for (PortMapping mapping : container.ports()) {
          PortRange port = mapping.range();
          PortRange host = mapping.hostPort();
          // Port 0 asks for any free one, which is ECS111.
          if (port == null || host == null || host.from() == 0 || host.from() == port.from()) {
            continue;
          }
          sink.report(
              Diagnostic.of(
                      rule,
                      mapping.block().valueSpan("host_port"),
                      "%s maps host port %d to port %d, which %s networking cannot do",
                      container.title(),
                      host.from(),
                      port.from(),
                      mode)
                  .label("must be " + port.from() + ", or not be there")
                  .detail("%s", why)
                  .related(mapping.span(), "the container listens on " + port.from())
                  .note(
                      Words.aws(
                          "When networkMode="
                              + mode
                              + ", the host ports and container ports in port mappings must"
                              + " match."))
                  .fix("remove host_port", Edits.remove(mapping.block(), "host_port")));
        }
      }
    }
  }
}
