package io.ecsctl.compiler.validation.service;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Service;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.util.Optional;

/**
 * The grace period is how long failed checks of a new task do not count. Without a load balancer
 * and without a health check of a container there is nothing that fails.
 *
 * <p>Source: Amazon ECS API reference, CreateService, {@code healthCheckGracePeriodSeconds}.
 */
final class UnusedGracePeriod implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.warning("ECS431", "unused-grace-period", "Grace period without a health check");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Service service : model.services()) {
      Block body = service.body();
      Optional<TaskDefinition> task = model.taskOf(service);
      if (body.has("health_check_grace_period")
          && !body.has("load_balancer")
          && !body.has("vpc_lattice_configuration")
          && task.isPresent()
          && task.get().containersKnown()
          && task.get().containers().stream().noneMatch(c -> c.block().has("health_check"))) {
        sink.report(
            Diagnostic.of(
                    info(),
                    body.valueSpan("health_check_grace_period"),
                    "%s has a grace period, but nothing checks its tasks",
                    service.address())
                .label("no load balancer, and no container with a health_check")
                .related(task.get().header(), "its tasks")
                .fix(
                    "remove health_check_grace_period",
                    Edits.remove(body, "health_check_grace_period")));
      }
    }
  }
}
