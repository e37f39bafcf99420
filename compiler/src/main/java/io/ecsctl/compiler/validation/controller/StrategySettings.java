package io.ecsctl.compiler.validation.controller;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Service;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.LocalRule;

/**
 * A blue/green deployment has to say how long both sets of tasks stay when the traffic has moved;
 * the settings of a linear or a canary deployment belong to that strategy alone.
 *
 * <p>Source: Amazon ECS API reference, DeploymentConfiguration.
 */
final class StrategySettings implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS420", "strategy-settings", "Settings that do not go with the deployment strategy");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Service service : model.services()) {
      Block configuration = service.body().block("deployment_configuration").orElse(null);
      String strategy = service.deploymentStrategy();
      if (configuration == null || strategy == null) {
        continue;
      }
      if (strategy.equals("BLUE_GREEN") && !configuration.has("bake_time")) {
        sink.report(
            Diagnostic.of(
                    info(),
                    configuration.valueSpan("strategy"),
                    "%s does not say how long its deployments bake",
                    service.address())
                .label("needs a bake_time")
                .fix("bake for 5 minutes", Edits.add(configuration, "bake_time = 5m")));
      }
      own(service, strategy, configuration, "LINEAR", "linear_configuration", sink);
      own(service, strategy, configuration, "CANARY", "canary_configuration", sink);
    }
  }

  private void own(
      Service service,
      String strategy,
      Block configuration,
      String owner,
      String name,
      DiagnosticSink sink) {
    if (!configuration.blocks(name).isEmpty() && !owner.equals(strategy)) {
      sink.report(
          Diagnostic.of(
                  info(),
                  configuration.valueSpan(name),
                  "%s has a %s, but its strategy is %s",
                  service.address(),
                  name,
                  strategy)
              .label("for " + owner + " only")
              .related(configuration.valueSpan("strategy"), "its strategy")
              .fix("remove " + name, Edits.removeBlock(configuration.blocks(name).getFirst())));
    }
  }
}
