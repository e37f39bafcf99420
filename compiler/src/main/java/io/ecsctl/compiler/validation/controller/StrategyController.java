package io.ecsctl.compiler.validation.controller;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.Edit;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Service;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.LocalRule;

/**
 * ECS makes blue/green, linear and canary deployments itself, or leaves all of it to CodeDeploy or
 * another controller.
 *
 * <p>Source: Amazon ECS Developer Guide, blue/green deployments.
 */
final class StrategyController implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS422", "strategy-controller", "Blue/green strategy of ECS under another controller");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Service service : model.services()) {
      String controller = service.deploymentController();
      String strategy = service.deploymentStrategy();
      if (controller != null
          && !controller.equals("ECS")
          && strategy != null
          && !strategy.equals("ROLLING")) {
        sink.report(
            Diagnostic.of(
                    info(),
                    Controllers.strategySpan(service),
                    "%s has strategy %s, but is deployed by %s",
                    service.address(),
                    strategy,
                    controller)
                .label("a strategy of ECS")
                .related(Controllers.span(service), "deployed by this")
                .fix("let ECS deploy it", controller(service)));
      }
    }
  }

  private static Edit[] controller(Service service) {
    return Edits.replace(Controllers.span(service), "ECS");
  }
}
