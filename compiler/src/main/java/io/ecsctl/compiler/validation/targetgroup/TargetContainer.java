package io.ecsctl.compiler.validation.targetgroup;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.diagnostic.Suggestions;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Service;
import io.ecsctl.compiler.model.ServiceTarget;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import io.ecsctl.compiler.validation.rule.Words;
import java.util.List;
import java.util.Optional;

/**
 * ECS registers a port of a container that it finds by name in the task definition.
 *
 * <p>Source: Amazon ECS API reference, LoadBalancer, {@code containerName}.
 */
final class TargetContainer implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS503", "target-container", "Load balancer block that names a container the task lacks");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Service service : model.services()) {
      Optional<TaskDefinition> task = model.taskOf(service).filter(TaskDefinition::containersKnown);
      if (task.isEmpty()) {
        continue;
      }
      List<String> names =
          task.get().containers().stream()
              .flatMap(c -> Optional.ofNullable(c.name()).stream())
              .toList();
      // A container whose name is not known yet may be the one.
      if (names.isEmpty() || names.size() < task.get().containers().size()) {
        continue;
      }
      for (ServiceTarget target : service.loadBalancers()) {
        String wanted = target.container();
        if (wanted == null || names.contains(wanted)) {
          continue;
        }
        Diagnostic.Builder diagnostic =
            Diagnostic.of(
                    info(),
                    target.block().valueSpan("container"),
                    "%s has no container \"%s\"",
                    task.get().address(),
                    wanted)
                .label("its containers are " + Words.list(names))
                .related(task.get().header(), "the task definition")
                .note(
                    Words.aws(
                        "The container " + wanted + " does not exist in the task definition."));
        Optional<String> meant =
            names.size() == 1 ? Optional.of(names.getFirst()) : Suggestions.nearest(wanted, names);
        meant.ifPresent(name ->
            diagnostic.fix(
                "change it to \"" + name + "\"",
                Edits.replace(target.block(), "container", "\"" + name + "\"")));
        sink.report(diagnostic);
      }
    }
  }
}
