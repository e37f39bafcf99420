package io.ecsctl.compiler.validation.port;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Container;
import io.ecsctl.compiler.model.PortMapping;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.validation.rule.LocalRule;
import io.ecsctl.compiler.value.PortRange;
import java.util.HashMap;
import java.util.Map;

/**
 * A container publishes a port once. Under {@code awsvpc} and {@code host} all containers of a task
 * share one network, so the second one to bind a port fails when it starts.
 *
 * <p>Source: Amazon ECS API reference, PortMapping; sharing of the network namespace by the
 * definition of {@code awsvpc}.
 */
final class DuplicateContainerPort implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS213", "duplicate-container-port", "Port taken twice");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TaskDefinition task : model.taskDefinitions()) {
      boolean shared = task.isAwsvpc() || "host".equals(task.networkMode());
      Map<PortRange, PortMapping> taken = new HashMap<>();
      Map<PortRange, Container> owner = new HashMap<>();
      for (Container container : task.containers()) {
        if (!shared) {
          taken.clear();
        }
        for (PortMapping mapping : container.ports()) {
          PortRange port = mapping.range();
          if (port == null || !port.isSingle()) {
            continue;
          }
          PortMapping earlier = taken.putIfAbsent(port, mapping);
          Container holder = owner.put(port, container);
          if (earlier == null || holder == null) {
            continue;
          }
          boolean sameContainer = holder.block().header().equals(container.block().header());
          sink.report(
              Diagnostic.of(
                      info(),
                      mapping.span(),
                      sameContainer
                          ? "%s publishes port %s twice"
                          : "%s listens on port %s, which another container of its task has",
                      container.title(),
                      port)
                  .label("taken already")
                  .detail(
                      sameContainer
                          ? "A container publishes a port once."
                          : "The containers of a task share one network in this mode.")
                  .related(
                      earlier.span(),
                      sameContainer ? "published here" : holder.title() + " listens here"));
        }
      }
    }
  }
}
