package io.ecsctl.compiler.validation.container;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Container;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.validation.rule.LocalRule;
import java.util.HashMap;
import java.util.Map;

/**
 * Names tell the containers of a task apart in load balancers, dependencies and logs.
 *
 * <p>Source: Amazon ECS API reference, ContainerDefinition, {@code name}.
 */
final class DuplicateContainer implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS201", "duplicate-container", "Container name used twice in a task");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TaskDefinition task : model.taskDefinitions()) {
      Map<String, Container> first = new HashMap<>();
      for (Container container : task.containers()) {
        String name = container.name();
        Container earlier = name == null ? null : first.putIfAbsent(name, container);
        if (name != null && earlier != null) {
          sink.report(
              Diagnostic.of(
                      info(),
                      container.block().valueSpan("name"),
                      "%s has two containers named \"%s\"",
                      task.address(),
                      name)
                  .label("second one")
                  .related(earlier.block().valueSpan("name"), "first one"));
        }
      }
    }
  }
}
