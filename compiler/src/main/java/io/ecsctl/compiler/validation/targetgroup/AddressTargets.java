package io.ecsctl.compiler.validation.targetgroup;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Service;
import io.ecsctl.compiler.model.ServiceTarget;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.util.List;
import java.util.Optional;

/**
 * In bridge and host mode a task is reached through its instance, so it is the instance and a port
 * that ECS registers.
 *
 * <p>Source: Amazon ECS Developer Guide, load balancing.
 */
final class AddressTargets implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS502", "address-targets", "Address target group for tasks without addresses");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Service service : model.services()) {
      Optional<TaskDefinition> task = model.taskOf(service);
      String mode = task.map(TaskDefinition::networkMode).orElse("");
      if (task.isEmpty() || !List.of("bridge", "host").contains(mode)) {
        continue;
      }
      for (ServiceTarget target : service.loadBalancers()) {
        model
            .targetGroup(target.targetGroup())
            .filter(group -> "ip".equals(group.targetType()))
            .ifPresent(group ->
                sink.report(
                    Diagnostic.of(
                            info(),
                            group.body().valueSpan("target_type"),
                            "%s takes addresses, but tasks of %s are reached through their"
                                + " instances",
                            group.address(),
                            task.get().address())
                        .label("must be instance in " + mode + " mode")
                        .related(
                            target.block().valueSpan("target_group"),
                            service.address() + " registers its tasks here")
                        .related(
                            task.get().body().valueSpan("network_mode"),
                            task.get().body().has("network_mode")
                                ? mode + " mode"
                                : "says no network_mode, which means " + mode)
                        .fix(
                            "change target_type to instance",
                            Edits.replace(group.body(), "target_type", "instance"))));
      }
    }
  }
}
