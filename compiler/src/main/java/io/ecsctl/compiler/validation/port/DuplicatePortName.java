package io.ecsctl.compiler.validation.port;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Container;
import io.ecsctl.compiler.model.PortMapping;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.validation.rule.LocalRule;
import java.util.HashMap;
import java.util.Map;

/**
 * Service Connect finds a port by its name in the whole task.
 *
 * <p>Source: Amazon ECS API reference, PortMapping, {@code name}.
 */
final class DuplicatePortName implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS215", "duplicate-port-name", "Port mapping name used twice in a task");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TaskDefinition task : model.taskDefinitions()) {
      Map<String, PortMapping> first = new HashMap<>();
      for (Container container : task.containers()) {
        for (PortMapping mapping : container.ports()) {
          String name = mapping.block().text("name");
          PortMapping earlier = name == null ? null : first.putIfAbsent(name, mapping);
          if (name != null && earlier != null) {
            sink.report(
                Diagnostic.of(
                        info(),
                        mapping.block().valueSpan("name"),
                        "two port mappings of %s are named \"%s\"",
                        task.address(),
                        name)
                    .label("second one")
                    .related(earlier.block().valueSpan("name"), "first one"));
          }
        }
      }
    }
  }
}
