package io.ecsctl.compiler.validation.deployment;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Autoscaling;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Service;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import io.ecsctl.compiler.validation.rule.Words;
import java.util.Optional;

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
      Optional<DeploymentRoom> room = DeploymentRoom.of(service);
      if (room.isEmpty()) {
        continue;
      }
      Long count = service.desiredCount();
      Long most = model.autoscalingOf(service).map(Autoscaling::max).orElse(null);
      if (count != null && count > 0 && room.get().isStuckAt(count)) {
        sink.report(
            finding(service, room.get(), count)
                .related(service.body().valueSpan("desired_count"), Words.count(count, "task")));
      } else if (most != null
          && most > 0
          && !service.body().has("desired_count")
          && room.get().isStuckAt(most)) {
        // Stuck at the most tasks that autoscaling brings is stuck at any number: DeploymentRoom.
        sink.report(
            finding(service, room.get(), most)
                .related(
                    model.autoscalingOf(service).orElseThrow().body().valueSpan("max"),
                    "at most " + Words.count(most, "task")));
      }
    }
  }

  private Diagnostic.Builder finding(Service service, DeploymentRoom room, long count) {
    String name = room.blockingName(service);
    return Diagnostic.of(
            info(),
            service.percentBlock(name).valueSpan(name),
            "%s can never be deployed: of %s at most %d may run and at least %d must",
            service.address(),
            Words.count(count, "task"),
            room.most(count),
            room.least(count))
        .label("leaves no room to replace a task")
        .detail("ECS rounds maximum_percent down and minimum_healthy_percent up to whole tasks.")
        .note(
            "ECS would report: \"was unable to stop or start tasks during a deployment"
                + " because of the service deployment configuration\"")
        .fix(
            "change maximum_percent to 200",
            Edits.replace(service.percentBlock(name), "maximum_percent", "200"));
  }
}
