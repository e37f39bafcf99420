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
 * {@code memory} is the limit at which a container is killed, {@code memory_reservation} what is
 * kept free for it.
 *
 * <p>Source: Amazon ECS API reference, ContainerDefinition, {@code memory}.
 */
final class MemoryReservation implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS206", "memory-reservation", "Memory limit below the reservation");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TaskDefinition task : model.taskDefinitions()) {
      for (Container container : task.containers()) {
        Long limit = container.memoryBytes();
        Long reserved = container.memoryReservationBytes();
        if (limit != null && reserved != null && limit < reserved) {
          String size = Quantities.formatSize(reserved);
          sink.report(
              Diagnostic.of(
                      info(),
                      container.block().valueSpan("memory"),
                      "%s may use %s, but reserves %s",
                      container.title(),
                      Quantities.formatSize(limit),
                      size)
                  .label("below the reservation")
                  .related(container.block().valueSpan("memory_reservation"), "reserved here")
                  .fix(
                      "raise memory to " + size, Edits.replace(container.block(), "memory", size)));
        }
      }
    }
  }
}
