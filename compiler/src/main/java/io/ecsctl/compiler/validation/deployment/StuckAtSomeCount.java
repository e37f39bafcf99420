package io.ecsctl.compiler.validation.deployment;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Autoscaling;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Service;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import io.ecsctl.compiler.validation.rule.Words;
import java.util.Comparator;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * With few tasks, rounding leaves no room to start a new task or to stop an old one. Autoscaling
 * brings the service there, and a deployment then hangs.
 *
 * <p>Fewer tasks are never better than more: at {@code n} tasks a deployment hangs only if it hangs
 * at every smaller number. So the smallest number that autoscaling reaches decides for all.
 *
 * <p>Source: derived from the Amazon ECS Developer Guide, rolling update.
 */
final class StuckAtSomeCount implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.warning(
        "ECS416", "stuck-at-some-count", "Deployment that hangs whenever few tasks run");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Service service : model.services()) {
      Optional<Autoscaling> scaling = model.autoscalingOf(service);
      Optional<DeploymentRoom> room = DeploymentRoom.of(service);
      if (scaling.isEmpty() || room.isEmpty()) {
        continue;
      }
      Optional<Block> by = least(scaling.get());
      Long least = by.map(block -> block.integer("min")).orElse(null);
      Long most = scaling.get().max();
      if (by.isEmpty() || least == null || most == null || !room.get().isStuckAt(least)) {
        continue;
      }
      long last = room.get().lastStuckCount(most);
      // At every count, or at the one that it is created with, it is ECS414.
      if (last >= most || isStuckFromTheStart(service, room.get())) {
        continue;
      }
      String name = room.get().blockingName(service);
      sink.report(
          Diagnostic.of(
                  info(),
                  service.percentBlock(name).valueSpan(name),
                  "%s cannot be deployed while %s",
                  service.address(),
                  tasks(Math.max(1, least), last))
              .label("leaves no room to replace a task then")
              .related(by.get().valueSpan("min"), "down to " + Words.count(least, "task"))
              .detail(
                  "ECS rounds maximum_percent down and minimum_healthy_percent up to whole"
                      + " tasks."));
    }
  }

  private static String tasks(long from, long to) {
    return from == to
        ? Words.count(to, "task") + (to == 1 ? " runs" : " run")
        : from + " to " + to + " tasks run";
  }

  private static boolean isStuckFromTheStart(Service service, DeploymentRoom room) {
    Long count = service.desiredCount();
    return count != null && room.isStuckAt(count);
  }

  /** What says the fewest tasks: the scaling itself, or one of its schedules. */
  private static Optional<Block> least(Autoscaling scaling) {
    return Stream.concat(Stream.of(scaling.body()), scaling.body().blocks("scheduled").stream())
        .filter(block -> block.integer("min") != null)
        .min(Comparator.comparing(block -> Objects.requireNonNull(block.integer("min"))));
  }
}
