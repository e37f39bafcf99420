package io.ecsctl.compiler.validation.instance;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.AutoScalingGroup;
import io.ecsctl.compiler.model.Autoscaling;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Service;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import io.ecsctl.compiler.validation.rule.Words;
import java.util.Objects;
import java.util.Optional;

/**
 * The groups of a service's capacity providers start so many instances and no more, and each holds
 * so many tasks. A service that wants more never gets them; and one that gets just as many as it
 * must keep can replace none of them, so that a deployment hangs.
 *
 * <p>What an instance holds is counted by its processors, its memory and its GPUs, as if the
 * service had it to itself. Fewer may fit, never more.
 *
 * <p>Source: derived from the Amazon ECS Developer Guide, service event messages and rolling
 * update; EC2 DescribeInstanceTypes for what a type has.
 */
final class CapacityRoom implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS842", "capacity-room", "More tasks than the instances can ever hold");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Service service : model.services()) {
      Optional<Autoscaling> scaling = model.autoscalingOf(service);
      Long count = scaling.isPresent() ? scaling.get().min() : service.desiredCount();
      Optional<Room> room = Room.of(model, service);
      // With room for none it is ECS835.
      if (count == null || room.isEmpty() || room.get().tasks() == 0 || service.isDaemon()) {
        continue;
      }
      SourceSpan wanted =
          scaling.isPresent()
              ? scaling.get().body().valueSpan("min")
              : service.body().valueSpan("desired_count");
      long tasks = room.get().tasks();
      if (count > tasks) {
        sink.report(
            finding(service, room.get(), count, wanted)
                .label("more than fit")
                .fix("raise max_size, choose a larger instance_type, or want fewer tasks"));
      } else if (count > 0 && count == tasks && mustKeep(service, count)) {
        sink.report(
            finding(service, room.get(), count, wanted)
                .label("no room to replace one")
                .detail(
                    "All %d have to run during a deployment, and there is no instance for one more:"
                        + " it can neither start a new task nor stop an old one.",
                    count)
                .fix("raise max_size, or lower minimum_healthy_percent"));
      }
    }
  }

  private Diagnostic.Builder finding(Service service, Room room, long count, SourceSpan wanted) {
    Diagnostic.Builder diagnostic =
        Diagnostic.of(
            info(),
            wanted,
            "%s wants %s, and its capacity holds %d at most",
            service.address(),
            Words.count(count, "task"),
            room.tasks());
    for (AutoScalingGroup group : room.groups()) {
      diagnostic.related(
          group.body().valueSpan("max_size"),
          Words.count(Objects.requireNonNull(group.maxSize()), "instance") + " at most");
    }
    return diagnostic;
  }

  /** Whether a rolling deployment may not stop a single one of the tasks. */
  private static boolean mustKeep(Service service, long count) {
    Long min = service.minimumHealthyPercent();
    return min != null
        && service.isRolling()
        && "ECS".equals(service.deploymentController())
        && Math.ceilDiv(count * min, 100) >= count;
  }
}
