package io.ecsctl.compiler.validation.service;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Fields;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Service;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import io.ecsctl.compiler.validation.rule.Words;
import java.util.Optional;

/**
 * A role of one's own registers targets only for a service with one load balancer whose tasks use
 * their instances' network. Every other service needs what only the service-linked role may do.
 *
 * <p>Source: Amazon ECS API reference, CreateService, {@code role}.
 */
final class ServiceRole implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS430", "service-role", "Role for a service that uses the service-linked one");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Service service : model.services()) {
      Block body = service.body();
      if (!body.has("role") || !Fields.isKnown(body, "load_balancer")) {
        continue;
      }
      int balancers = service.loadBalancers().size();
      Optional<TaskDefinition> awsvpc = model.taskOf(service).filter(TaskDefinition::isAwsvpc);
      if (balancers == 1 && awsvpc.isEmpty()) {
        continue;
      }
      Diagnostic.Builder diagnostic =
          Diagnostic.of(
                  info(),
                  body.valueSpan("role"),
                  "%s has a role, but ECS acts as its service-linked role for it",
                  service.address())
              .label(
                  balancers == 0
                      ? "no load balancer to register tasks with"
                      : balancers > 1 ? "not with several target groups" : "not in awsvpc mode")
              .fix("remove role", Edits.remove(body, "role"));
      if (awsvpc.isPresent()) {
        diagnostic
            .related(awsvpc.get().body().valueSpan("network_mode"), "in awsvpc mode")
            .note(
                Words.aws(
                    "You cannot specify an IAM role for services that require a service linked"
                        + " role."));
      } else if (balancers > 1) {
        diagnostic.related(service.loadBalancers().get(1).block().header(), "a second one");
      }
      sink.report(diagnostic);
    }
  }
}
