package io.ecsctl.compiler.validation.resource;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Container;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.LocalRule;
import io.ecsctl.compiler.value.Quantities;

/**
 * The task's memory is all there is for its containers.
 *
 * <p>Source: Amazon ECS API reference, RegisterTaskDefinition, {@code memory}.
 */
final class ContainerMemory implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS207", "container-memory", "Container with more memory than its task");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TaskDefinition task : model.taskDefinitions()) {
      Long total = task.memoryBytes();
      if (total == null) {
        continue;
      }
      for (Container container : task.containers()) {
        Long own = container.memoryBytes();
        if (own != null && own > total) {
          Diagnostic.Builder diagnostic =
              Diagnostic.of(
                      info(),
                      container.block().valueSpan("memory"),
                      "%s takes %s of a task of %s",
                      container.title(),
                      Quantities.formatSize(own),
                      Quantities.formatSize(total))
                  .label("more than the task has")
                  .related(
                      task.body().valueSpan("memory"),
                      "the task has " + Quantities.formatSize(total))
                  .fix(
                      "lower it to " + Quantities.formatSize(total),
                      Edits.replace(container.block(), "memory", Quantities.formatSize(total)));
          TaskRoom.fixMemory(diagnostic, task, own);
          sink.report(diagnostic);
        }
      }
    }
  }
}
