package io.ecsctl.compiler.validation.service;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Service;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import io.ecsctl.compiler.validation.rule.Words;

/**
 * ECS rounds the upper bound down and the lower one up. Where both come out at the number of tasks,
 * it may neither start a new task nor stop an old one, and the deployment hangs.
 *
 * <p>Source: Amazon ECS Developer Guide, rolling update.
 */
final class StuckDeployment implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS414", "stuck-deployment", "Deployment that can neither start nor stop a task");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Service service : model.services()) {
      Long count = service.desiredCount();
      Long min = service.minimumHealthyPercent();
      Long max = service.maximumPercent();
      // Percentages out of range are ECS413.
      if (count == null
          || min == null
          || max == null
          || count < 1
          || min > 100
          || max < 100
          || service.isDaemon()) {
        continue;
      }
      long most = count * max / 100;
      long least = Math.ceilDiv(count * min, 100);
      if (most > count || least < count || !"ECS".equals(service.deploymentController())) {
        continue;
      }
      String name =
          max < 200 && service.percentBlock("maximum_percent").has("maximum_percent")
              ? "maximum_percent"
              : "minimum_healthy_percent";
      sink.report(
          Diagnostic.of(
                  info(),
                  service.percentBlock(name).valueSpan(name),
                  "%s can never be deployed: of %s at most %d may run and at least %d must",
                  service.address(),
                  Words.count(count, "task"),
                  most,
                  least)
              .label("leaves no room to replace a task")
              .detail(
                  "ECS rounds maximum_percent down and minimum_healthy_percent up to whole tasks.")
              .related(service.body().valueSpan("desired_count"), Words.count(count, "task"))
              .note(
                  "ECS would report: \"was unable to stop or start tasks during a deployment"
                      + " because of the service deployment configuration\"")
              .fix(
                  "change maximum_percent to 200",
                  Edits.replace(service.percentBlock(name), "maximum_percent", "200")));
    }
  }
}
