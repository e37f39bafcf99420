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
 * What the containers reserve comes out of the task's CPU.
 *
 * <p>Source: Amazon ECS API reference, ContainerDefinition, {@code cpu}.
 */
final class ContainerCpuSum implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS210", "container-cpu-sum", "Containers with more CPU than their task");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TaskDefinition task : model.taskDefinitions()) {
      Long total = task.cpuUnits();
      if (total == null) {
        continue;
      }
      if (!Sums.anyAbove(task, total, Container::cpuUnits)) {
        Sums.check(
            info(), task, total, "cpu", "cpu", Container::cpuUnits, ContainerCpuSum::units, sink);
        continue;
      }
      for (Container container : task.containers()) {
        Long own = container.cpuUnits();
        if (own != null && own > total) {
          Diagnostic.Builder diagnostic =
              Diagnostic.of(
                      info(),
                      container.block().valueSpan("cpu"),
                      "%s takes %s of a task of %s",
                      container.title(),
                      Quantities.formatCpu(own),
                      Quantities.formatCpu(total))
                  .label("more than the task has")
                  .related(
                      task.body().valueSpan("cpu"), "the task has " + Quantities.formatCpu(total))
                  .fix(
                      "lower it to " + Quantities.formatCpu(total),
                      Edits.replace(container.block(), "cpu", Quantities.formatCpu(total)));
          TaskRoom.fixCpu(diagnostic, task, own);
          sink.report(diagnostic);
        }
      }
    }
  }

  /** All in one unit: a sum of shares is seldom a handy part of a vCPU. */
  private static String units(long units) {
    return units + "cpu";
  }
}
