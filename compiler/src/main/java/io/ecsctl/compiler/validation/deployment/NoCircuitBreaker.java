package io.ecsctl.compiler.validation.deployment;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Service;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.LocalRule;

/**
 * A deployment whose tasks keep failing is tried again for hours unless something tells ECS to give
 * up.
 *
 * <p>Source: Amazon ECS Developer Guide, deployment circuit breaker.
 */
final class NoCircuitBreaker implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.hint(
        "ECS419", "no-circuit-breaker", "Rolling service without circuit breaker or alarms");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Service service : model.services()) {
      boolean rolling = "ECS".equals(service.deploymentController()) && service.isRolling();
      if (rolling
          && !service.isDaemon()
          && !service.deploymentHas("deployment_circuit_breaker")
          && !service.deploymentHas("alarms")) {
        sink.report(
            Diagnostic.of(
                    info(),
                    service.header(),
                    "%s has no deployment circuit breaker",
                    service.address())
                .label("a broken deployment is tried again for hours")
                .fix(
                    "add deployment_circuit_breaker { enable = true, rollback = true }",
                    Edits.add(
                        service.header(),
                        "deployment_circuit_breaker { enable = true, rollback = true }")));
      }
    }
  }
}
