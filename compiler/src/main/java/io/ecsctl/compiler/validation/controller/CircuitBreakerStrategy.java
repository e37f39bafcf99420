package io.ecsctl.compiler.validation.controller;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Service;
import io.ecsctl.compiler.validation.rule.LocalRule;

/**
 * AWS documents the circuit breaker for rolling deployments; of the others its pages say different
 * things. What stops those for certain are alarms and lifecycle hooks.
 *
 * <p>Source: Amazon ECS API reference, DeploymentCircuitBreaker, against the Developer Guide, how
 * deployment failures are detected.
 */
final class CircuitBreakerStrategy implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.warning(
        "ECS418", "circuit-breaker-strategy", "Circuit breaker of a deployment that does not roll");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Service service : model.services()) {
      if (CircuitBreakers.isOn(service) && Controllers.shiftsTraffic(service)) {
        sink.report(
            Diagnostic.of(
                    info(),
                    service.body().valueSpan("deployment_circuit_breaker"),
                    "%s relies on a circuit breaker, but its deployments do not roll",
                    service.address())
                .label("for rolling deployments")
                .related(Controllers.strategySpan(service), service.deploymentStrategy() + " here")
                .fix("add alarms to deployment_configuration, which stop every deployment"));
      }
    }
  }
}
