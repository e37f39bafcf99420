package io.ecsctl.compiler.validation.resource;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Container;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.validation.rule.LocalRule;
import io.ecsctl.compiler.validation.rule.Words;
import java.util.Objects;

/**
 * ECS has to know how much memory to set aside on an instance: by the task, or by each of its
 * containers.
 *
 * <p>Source: Amazon ECS API reference, ContainerDefinition, {@code memory}.
 */
final class ContainerMemoryRequired implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS205", "container-memory-required", "Container without memory in a task without memory");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TaskDefinition task : model.taskDefinitions()) {
      if (task.listsFargate() || !task.compatibilitiesKnown() || task.body().has("memory")) {
        continue;
      }
      for (Container container : task.containers()) {
        if (!container.block().has("memory") && !container.block().has("memory_reservation")) {
          sink.report(
              Diagnostic.of(
                      info(),
                      container.block().header(),
                      "%s says no memory, and neither does its task",
                      container.title())
                  .label("needs memory or memory_reservation")
                  .related(task.header(), "has no memory for the whole task")
                  .note(
                      Words.aws(
                          "Invalid setting for container '"
                              + Objects.toString(container.name(), "")
                              + "'. At least one of 'memory' or 'memoryReservation' must be"
                              + " specified."))
                  .fix("add memory to the container or to the task"));
        }
      }
    }
  }
}
