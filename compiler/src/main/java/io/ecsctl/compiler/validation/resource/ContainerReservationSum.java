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
import java.util.List;
import java.util.Objects;

/**
 * Reservations are set aside before anything runs; a task whose containers reserve more than it has
 * cannot be placed.
 *
 * <p>Source: Amazon ECS API reference, ContainerDefinition, {@code memoryReservation}.
 */
final class ContainerReservationSum implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS209",
        "container-reservation-sum",
        "Containers that reserve more memory than their task has");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TaskDefinition task : model.taskDefinitions()) {
      Long total = task.memoryBytes();
      if (total == null) {
        continue;
      }
      // Limits that do not fit are ECS207 and ECS208; reservations stay below them.
      List<Long> limits =
          task.containers().stream().map(Container::memoryBytes).filter(Objects::nonNull).toList();
      if (limits.stream().mapToLong(Long::longValue).sum() > total) {
        continue;
      }
      Sums.check(
          info(),
          task,
          total,
          "memory_reservation",
          "memory",
          Container::memoryReservationBytes,
          Quantities::formatSize,
          sink);
      for (Container container : task.containers()) {
        Long own = container.memoryReservationBytes();
        if (own != null && own > total && task.containers().size() == 1) {
          Diagnostic.Builder diagnostic =
              Diagnostic.of(
                      info(),
                      container.block().valueSpan("memory_reservation"),
                      "%s reserves %s of a task of %s",
                      container.title(),
                      Quantities.formatSize(own),
                      Quantities.formatSize(total))
                  .label("more than the task has")
                  .related(
                      task.body().valueSpan("memory"),
                      "the task has " + Quantities.formatSize(total))
                  .fix(
                      "lower it to " + Quantities.formatSize(total),
                      Edits.replace(
                          container.block(), "memory_reservation", Quantities.formatSize(total)));
          TaskRoom.fixMemory(diagnostic, task, own);
          sink.report(diagnostic);
        }
      }
    }
  }
}
