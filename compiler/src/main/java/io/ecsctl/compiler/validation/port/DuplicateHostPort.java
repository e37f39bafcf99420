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
import java.util.HashMap;
import java.util.Map;

/**
 * Two containers of one task run on one instance, where a port can be bound once.
 *
 * <p>Source: Amazon ECS API reference, PortMapping, {@code hostPort}.
 */
final class DuplicateHostPort implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS214", "duplicate-host-port", "Host port taken twice");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TaskDefinition task : model.taskDefinitions()) {
      if (!"bridge".equals(task.networkMode())) {
        continue;
      }
      Map<PortRange, PortMapping> taken = new HashMap<>();
      for (Container container : task.containers()) {
        for (PortMapping mapping : container.ports()) {
          PortRange port = mapping.hostPort();
          // Port 0 asks for any free port.
          PortMapping earlier =
              port == null || port.from() == 0 ? null : taken.putIfAbsent(port, mapping);
          if (port != null && earlier != null) {
            sink.report(
                Diagnostic.of(
                        info(),
                        mapping.block().valueSpan("host_port"),
                        "%s maps host port %s, which its task has mapped already",
                        container.title(),
                        port)
                    .label("taken already")
                    .related(earlier.block().valueSpan("host_port"), "mapped here")
                    .fix(
                        "remove host_port, and ECS takes a free one",
                        Edits.remove(mapping.block(), "host_port")));
          }
        }
      }
    }
  }
}
