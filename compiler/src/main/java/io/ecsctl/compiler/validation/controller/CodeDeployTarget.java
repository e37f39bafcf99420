package io.ecsctl.compiler.validation.controller;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Service;
import io.ecsctl.compiler.validation.rule.LocalRule;

/**
 * CodeDeploy moves traffic between two target groups of a load balancer.
 *
 * <p>Source: Amazon ECS API reference, CreateService, {@code loadBalancers}.
 */
final class CodeDeployTarget implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS427", "code-deploy-target", "CodeDeploy service without a load balancer");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Service service : model.services()) {
      if ("CODE_DEPLOY".equals(service.deploymentController())
          && !service.body().has("load_balancer")) {
        sink.report(
            Diagnostic.of(
                    info(),
                    Controllers.span(service),
                    "%s is deployed by CodeDeploy, but has no load balancer",
                    service.address())
                .label("moves traffic of a load balancer")
                .fix("add a load_balancer"));
      }
    }
  }
}
