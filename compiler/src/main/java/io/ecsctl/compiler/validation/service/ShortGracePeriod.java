package io.ecsctl.compiler.validation.service;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Fields;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Service;
import io.ecsctl.compiler.model.ServiceTarget;
import io.ecsctl.compiler.model.TargetGroup;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.util.Objects;
import java.util.Optional;

/**
 * The container says how long it may take to start, and the load balancer gives up earlier. Without
 * a grace period ECS then stops the task, and the next one fares no better.
 *
 * <p>The load balancer gives up after {@code interval} times {@code unhealthy_threshold}: 30
 * seconds and 2 when they are not stated.
 *
 * <p>Source: Amazon ECS API reference, CreateService, {@code healthCheckGracePeriodSeconds}.
 */
final class ShortGracePeriod implements ValidationRule {
  private static final long INTERVAL = 30;
  private static final long THRESHOLD = 2;

  @Override
  public RuleInfo info() {
    return RuleInfo.warning(
        "ECS432", "short-grace-period", "Slow container without a grace period");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Service service : model.services()) {
      Long grace = Fields.seconds(service.body(), "health_check_grace_period");
      if (service.body().has("health_check_grace_period") && !Objects.equals(grace, 0L)) {
        continue;
      }
      Optional<TaskDefinition> task = model.taskOf(service);
      for (ServiceTarget target : service.loadBalancers()) {
        String name = target.container();
        Block check =
            name == null
                ? null
                : task.flatMap(its -> its.container(name))
                    .flatMap(container -> container.block().block("health_check"))
                    .orElse(null);
        Optional<Long> patience =
            model.targetGroup(target.targetGroup()).flatMap(ShortGracePeriod::patience);
        Long start = check == null ? null : Fields.seconds(check, "start_period");
        if (name == null
            || check == null
            || start == null
            || patience.isEmpty()
            || start <= patience.get()) {
          continue;
        }
        sink.report(
            Diagnostic.of(
                    info(),
                    grace == null
                        ? service.header()
                        : service.body().valueSpan("health_check_grace_period"),
                    "%s stops tasks that are still starting: container \"%s\" may take %ds",
                    service.address(),
                    name,
                    start)
                .label(grace == null ? "no grace period" : "none at all")
                .related(check.valueSpan("start_period"), "may take this long")
                .related(target.block().header(), "gives up after " + patience.get() + "s")
                .fix(
                    "grant as long as the container may take",
                    grace == null
                        ? Edits.add(service.header(), "health_check_grace_period = " + start + "s")
                        : Edits.replace(service.body(), "health_check_grace_period", start + "s")));
        break;
      }
    }
  }

  /** Seconds until an unanswered target counts as unhealthy; nothing when not known. */
  private static Optional<Long> patience(TargetGroup group) {
    Block check = group.healthCheck();
    if (check == null) {
      return Fields.isKnown(group.body(), "health_check")
          ? Optional.of(INTERVAL * THRESHOLD)
          : Optional.empty();
    }
    Long interval = check.has("interval") ? Fields.seconds(check, "interval") : (Long) INTERVAL;
    Long threshold =
        check.has("unhealthy_threshold") ? check.integer("unhealthy_threshold") : (Long) THRESHOLD;
    return interval == null || threshold == null
        ? Optional.empty()
        : Optional.of(interval * threshold);
  }
}
