package io.ecsctl.compiler.validation.controller;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Service;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.LocalRule;

/**
 * CodeDeploy and external controllers replace a number of tasks; daemons only ECS deploys.
 *
 * <p>Source: Amazon ECS API reference, CreateService, {@code schedulingStrategy}.
 */
final class ControllerScheduling implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS428", "controller-scheduling", "Daemon service of another controller");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Service service : model.services()) {
      String controller = service.deploymentController();
      if (service.isDaemon() && controller != null && !controller.equals("ECS")) {
        sink.report(
            Diagnostic.of(
                    info(),
                    service.body().valueSpan("scheduling_strategy"),
                    "%s is a daemon, but is deployed by %s",
                    service.address(),
                    controller)
                .label("REPLICA only")
                .related(Controllers.span(service), "deployed by this")
                .fix("let ECS deploy it", Edits.replace(Controllers.span(service), "ECS")));
      }
    }
  }
}
