package io.ecsctl.compiler.validation.targetgroup;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Service;
import io.ecsctl.compiler.model.ServiceTarget;
import io.ecsctl.compiler.model.TargetGroup;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import io.ecsctl.compiler.validation.rule.Words;
import java.util.Optional;

/**
 * Awsvpc tasks have addresses of their own, which is what ECS registers; instance target groups
 * take instances only.
 *
 * <p>Source: Amazon ECS API reference, LoadBalancer.
 */
final class InstanceTargets implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS501", "instance-targets", "Instance target group for awsvpc tasks");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Service service : model.services()) {
      Optional<TaskDefinition> task = model.taskOf(service).filter(TaskDefinition::isAwsvpc);
      for (ServiceTarget target : service.loadBalancers()) {
        Optional<TargetGroup> found =
            model.targetGroup(target.targetGroup()).filter(g -> "instance".equals(g.targetType()));
        if (task.isEmpty() || found.isEmpty()) {
          continue;
        }
        TargetGroup group = found.get();
        boolean written = group.body().has("target_type");
        sink.report(
            Diagnostic.of(
                    info(),
                    group.body().valueSpan("target_type"),
                    "%s takes instances, but %s has addresses of its own to register",
                    group.address(),
                    task.get().address())
                .label(
                    written ? "must be ip" : "has no target_type, which means instance; must be ip")
                .related(
                    target.block().valueSpan("target_group"),
                    service.address() + " registers its tasks here")
                .related(
                    task.get().body().valueSpan("network_mode"),
                    "every task has an address of its own")
                .note(
                    Words.aws(
                        "The provided target group has target type instance, which is incompatible"
                            + " with the awsvpc network mode specified in the task definition."))
                .fix(
                    "set target_type = ip",
                    written
                        ? Edits.replace(group.body(), "target_type", "ip")
                        : Edits.add(group.header(), "target_type = ip")));
      }
    }
  }
}
