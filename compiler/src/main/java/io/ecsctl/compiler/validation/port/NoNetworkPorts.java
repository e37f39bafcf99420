package io.ecsctl.compiler.validation.port;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Container;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.LocalRule;

/**
 * With {@code network_mode = none} containers have no outside connection that a port could be part
 * of.
 *
 * <p>Source: Amazon ECS API reference, RegisterTaskDefinition, {@code networkMode}.
 */
final class NoNetworkPorts implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS109", "no-network-ports", "Port mapping in a task without network");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TaskDefinition task : model.taskDefinitions()) {
      if (!"none".equals(task.networkMode())) {
        continue;
      }
      for (Container container : task.containers()) {
        container.ports().stream()
            .limit(1)
            .forEach(mapping ->
                sink.report(
                    Diagnostic.of(
                            info(),
                            mapping.span(),
                            "%s publishes a port, but its task has no network",
                            container.title())
                        .label("cannot be reached")
                        .related(
                            task.body().valueSpan("network_mode"), "none: no outside connection")
                        .fix(
                            "change network_mode to awsvpc",
                            Edits.replace(task.body(), "network_mode", "awsvpc"))));
      }
    }
  }
}
