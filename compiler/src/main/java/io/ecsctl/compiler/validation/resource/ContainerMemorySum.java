package io.ecsctl.compiler.validation.resource;

import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Container;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.validation.rule.LocalRule;
import io.ecsctl.compiler.value.Quantities;

/**
 * The limits of all containers have to fit into the task's memory.
 *
 * <p>Source: Amazon ECS API reference, RegisterTaskDefinition, {@code memory}.
 */
final class ContainerMemorySum implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS208", "container-memory-sum", "Containers with more memory together than their task");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TaskDefinition task : model.taskDefinitions()) {
      Long total = task.memoryBytes();
      // A single container above the task is ECS207.
      if (total != null && !Sums.anyAbove(task, total, Container::memoryBytes)) {
        Sums.check(
            info(),
            task,
            total,
            "memory",
            "memory",
            Container::memoryBytes,
            Quantities::formatSize,
            sink);
      }
    }
  }
}
