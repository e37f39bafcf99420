package io.ecsctl.compiler.validation.deployment;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Service;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.validation.rule.LocalRule;
import java.util.Objects;

/**
 * With one task, and no lower bound, every deployment stops it first unless the upper bound leaves
 * room for two.
 *
 * <p>Source: Amazon ECS Developer Guide, rolling update.
 */
final class DeploymentDowntime implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.warning(
        "ECS415", "deployment-downtime", "Single task that is stopped before its successor runs");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Service service : model.services()) {
      Long max = service.maximumPercent();
      Long min = service.minimumHealthyPercent();
      // With room for a second task ECS starts that first; only then is the lower bound no promise
      // of downtime.
      if (!Objects.equals(service.desiredCount(), 1L)
          || !Objects.equals(min, 0L)
          || max == null
          || max >= 200
          || service.isDaemon()
          || !service.isRolling()
          || !"ECS".equals(service.deploymentController())) {
        continue;
      }
      Block block = service.percentBlock("minimum_healthy_percent");
      sink.report(
          Diagnostic.of(
                  info(),
                  block.valueSpan("minimum_healthy_percent"),
                  "%s is down during every deployment",
                  service.address())
              .label("its only task may be stopped first")
              .related(service.body().valueSpan("desired_count"), "one task")
              .related(
                  service.percentBlock("maximum_percent").valueSpan("maximum_percent"),
                  "no room for a second one")
              .fix("change minimum_healthy_percent to 100 and maximum_percent to 200"));
    }
  }
}
