package io.ecsctl.compiler.validation.controller;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Fields;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Service;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.validation.rule.LocalRule;

/**
 * A linear or canary deployment moves traffic in steps: by a load balancer or by Service Connect.
 * Without either it is no different from blue/green.
 *
 * <p>Source: Amazon ECS Developer Guide, linear and canary deployments.
 */
final class UnmanagedShift implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.warning(
        "ECS424", "unmanaged-shift", "Gradual deployment with no traffic to move");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Service service : model.services()) {
      String strategy = service.deploymentStrategy();
      Block body = service.body();
      if (strategy == null
          || !(strategy.equals("LINEAR") || strategy.equals("CANARY"))
          || body.has("load_balancer")
          || body.has("vpc_lattice_configuration")
          || mayConnect(body)) {
        continue;
      }
      sink.report(
          Diagnostic.of(
                  info(),
                  Controllers.strategySpan(service),
                  "%s has strategy %s, but neither a load balancer nor Service Connect",
                  service.address(),
                  strategy)
              .label("moves traffic in steps")
              .fix("change strategy to BLUE_GREEN, or add a load_balancer"));
    }
  }

  private static boolean mayConnect(Block service) {
    return service.has("service_connect_configuration")
        && service
            .block("service_connect_configuration")
            .map(connect -> !Boolean.FALSE.equals(Fields.bool(connect, "enabled")))
            .orElse(true);
  }
}
