package io.ecsctl.compiler.validation.container;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Container;
import io.ecsctl.compiler.model.Fields;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Service;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.util.Optional;

/**
 * A restart policy starts the container anew inside its task. Without one the end of an essential
 * container ends the task, and the service starts another one.
 *
 * <p>Source: Amazon ECS API reference, ContainerRestartPolicy.
 */
final class EssentialRestart implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.warning(
        "ECS230", "essential-restart", "Restart that keeps a service from replacing its task");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TaskDefinition task : model.taskDefinitions()) {
      Optional<Service> service = model.servicesOf(task).findFirst();
      if (service.isEmpty()) {
        continue;
      }
      for (Container container : task.containers()) {
        container
            .block()
            .block("restart_policy")
            .filter(policy -> Boolean.TRUE.equals(Fields.bool(policy, "enabled")))
            // Whoever writes it down has thought of it.
            .filter(_ -> !container.block().has("essential"))
            .ifPresent(policy ->
                sink.report(
                    Diagnostic.of(
                            info(),
                            policy.header(),
                            "%s restarts in its task, and %s does not replace the task",
                            container.title(),
                            service.get().address())
                        .label("the task goes on when the container ends")
                        .detail(
                            "The container is essential, as nothing else is stated: without"
                                + " restart_policy its end would end the task, and the service"
                                + " would start another one, with all containers anew. If the"
                                + " restart is what you want, write essential = true.")
                        .fix(
                            "write essential = true: it is meant",
                            Edits.add(container.block(), "essential = true"))));
      }
    }
  }
}
