package io.ecsctl.compiler.validation.controller;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Service;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.LocalRule;

/**
 * The circuit breaker counts the failed tasks of ECS's own deployments. With CodeDeploy or another
 * controller it has nothing to count.
 *
 * <p>Source: Amazon ECS API reference, DeploymentCircuitBreaker.
 */
final class CircuitBreakerController implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS417",
        "circuit-breaker-controller",
        "Circuit breaker of deployments that ECS does not make");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Service service : model.services()) {
      String controller = service.deploymentController();
      if (controller != null && !controller.equals("ECS") && CircuitBreakers.isOn(service)) {
        sink.report(
            Diagnostic.of(
                    info(),
                    service.body().valueSpan("deployment_circuit_breaker"),
                    "%s has a circuit breaker, but is deployed by %s",
                    service.address(),
                    controller)
                .label("for deployments of ECS")
                .related(Controllers.span(service), "deployed by this")
                .fix(
                    "remove deployment_circuit_breaker",
                    Edits.removeBlock(
                        service.body().blocks("deployment_circuit_breaker").getFirst())));
      }
    }
  }
}
