package io.ecsctl.compiler.validation.container;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Container;
import io.ecsctl.compiler.model.Fields;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import io.ecsctl.compiler.value.Quantities;
import java.util.List;

/**
 * Docker does not start a container with less than 6 MiB.
 *
 * <p>Source: Amazon ECS API reference, ContainerDefinition, {@code memory}.
 */
final class ContainerMemoryMinimum implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS211", "container-memory-minimum", "Container with less than 6 MiB of memory");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TaskDefinition task : model.taskDefinitions()) {
      for (Container container : task.containers()) {
        for (String attribute : List.of("memory", "memory_reservation")) {
          Long bytes = Fields.bytes(container.block(), attribute);
          if (bytes != null && bytes < MINIMUM) {
            sink.report(
                Diagnostic.of(info(), container.block().valueSpan(attribute), "%s has %s = %s", container.title(), attribute, Quantities.formatSize(bytes))
                    .label("at least 6MiB")
                    .detail("Docker does not start a container with less than 6MiB.")
                    .fix("raise it to 6MiB", Edits.replace(container.block(), attribute, "6MiB")));
          }
        }
      }
    }
  }

  private static final long MINIMUM = 6L << 20;
}
