package io.ecsctl.compiler.validation.discovery;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Container;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.util.Optional;

/**
 * The proxy lives on what the containers leave of the task's memory. AWS advises at least 64 MiB;
 * with less it is stopped, and the task with it.
 *
 * <p>Source: Amazon ECS Developer Guide, Service Connect considerations.
 */
final class ProxyMemory implements ValidationRule {
  private static final long MIB = 1024L * 1024;
  private static final long ADVISED = 64 * MIB;

  @Override
  public RuleInfo info() {
    return RuleInfo.warning(
        "ECS906", "proxy-memory", "Containers that leave no memory for the Service Connect proxy");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Connect connect : Connect.all(model)) {
      Optional<TaskDefinition> task = model.taskOf(connect.service());
      Long memory = task.map(TaskDefinition::memoryBytes).orElse(null);
      if (task.isEmpty() || memory == null || !task.get().containersKnown()) {
        continue;
      }
      long sum = 0;
      boolean limited = !task.get().containers().isEmpty();
      for (Container container : task.get().containers()) {
        Long its = container.memoryBytes();
        limited &= its != null;
        sum += its == null ? 0 : its;
      }
      // More than the task has is ECS208.
      if (limited && sum <= memory && memory - sum < ADVISED) {
        sink.report(
            Diagnostic.of(
                    info(),
                    task.get().body().valueSpan("memory"),
                    "the containers of %s leave %d MiB for the proxy of Service Connect",
                    task.get().address(),
                    (memory - sum) / MIB)
                .label("64MiB more than its containers")
                .related(connect.block().header(), "puts a proxy into each task")
                .related(
                    task.get().containers().getFirst().block().valueSpan("memory"),
                    "of this the proxy gets nothing")
                .fix("raise the task's memory, or lower its containers'"));
      }
    }
  }
}
