package io.ecsctl.compiler.validation.controller;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Service;
import io.ecsctl.compiler.model.ServiceTarget;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.validation.rule.LocalRule;

/**
 * ECS moves traffic by the weights of a listener rule between two target groups: besides the first
 * group it needs the second one, the rule, and a role to change it as.
 *
 * <p>Source: Amazon ECS Developer Guide, resources for blue/green deployments.
 */
final class TrafficShift implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS421", "traffic-shift", "Blue/green deployment with nothing to move its traffic by");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Service service : model.services()) {
      if (!Controllers.shiftsTraffic(service)) {
        continue;
      }
      for (ServiceTarget target : service.loadBalancers()) {
        Block advanced = target.block().block("advanced_configuration").orElse(null);
        if (advanced == null && target.block().has("advanced_configuration")) {
          continue;
        }
        if (advanced != null && advanced.has("production_listener_rule")) {
          continue;
        }
        sink.report(
            Diagnostic.of(
                    info(),
                    advanced == null ? target.block().header() : advanced.header(),
                    "%s cannot move its traffic: %s",
                    service.address(),
                    advanced == null
                        ? "it has one target group only"
                        : "it does not say by which listener rule")
                .label(
                    advanced == null
                        ? "needs an advanced_configuration"
                        : "needs a production_listener_rule")
                .related(Controllers.strategySpan(service), service.deploymentStrategy() + " here")
                .fix(
                    "add alternate_target_group, production_listener_rule and role in an"
                        + " advanced_configuration"));
      }
    }
  }
}
