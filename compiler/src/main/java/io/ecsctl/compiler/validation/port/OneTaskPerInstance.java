package io.ecsctl.compiler.validation.port;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Fields;
import io.ecsctl.compiler.model.Hosts;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Service;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.Words;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Two tasks with the same port of the instance do not fit on one instance. ECS130 and ECS131 share
 * the check.
 */
final class OneTaskPerInstance {
  private OneTaskPerInstance() {}

  /**
   * @param foreignCounts whether somebody else's instances, of which there may be enough, are no
   *     excuse
   */
  static void check(
      RuleInfo rule, String mode, boolean foreignCounts, ProgramModel model, DiagnosticSink sink) {
    for (Service service : model.services()) {
      Optional<TaskDefinition> task = model.taskOf(service).filter(t -> t.isInMode(mode));
      Long count = most(model, service);
      if (task.isEmpty() || count == null || count < 2 || service.isDaemon()) {
        continue;
      }
      Optional<FixedPort> port = FixedPort.of(task.get()).findFirst();
      Hosts hosts = model.hosts(service);
      Long instances = hosts.most();
      if (port.isEmpty() || (instances == null && !foreignCounts)) {
        continue;
      }
      if (instances == null) {
        if (model.launchTemplates().isEmpty() && !isSpread(service)) {
          sink.report(
              finding(rule, service, count, port.get(), hosts)
                  .label("needs as many instances")
                  .detail(
                      "Port %d of an instance is there once, so every task needs an instance of"
                          + " its own, and a deployment needs one more.",
                      port.get().number().from()));
        }
      } else if (count > instances) {
        sink.report(
            finding(rule, service, count, port.get(), hosts)
                .label("there are at most " + Words.count(instances, "instance"))
                .detail(
                    "Port %d of an instance is there once: %s can never be placed.",
                    port.get().number().from(), Words.count(count - instances, "task")));
      } else if (count.longValue() == instances && keepsAll(service, count)) {
        sink.report(
            finding(rule, service, count, port.get(), hosts)
                .label("on as many instances")
                .detail(
                    "A deployment may stop none of them before a new one runs"
                        + " (minimum_healthy_percent = %d), and no instance has port %d free: it"
                        + " never gets anywhere.",
                    Objects.requireNonNull(service.minimumHealthyPercent()),
                    port.get().number().from()));
      }
    }
  }

  private static Diagnostic.Builder finding(
      RuleInfo rule, Service service, long count, FixedPort port, Hosts hosts) {
    Diagnostic.Builder diagnostic =
        Diagnostic.of(
                rule,
                service.body().valueSpan("desired_count"),
                "%s wants %s, which cannot share an instance",
                service.address(),
                Words.count(count, "task"))
            .related(port.span(), "each takes port " + port.number().from() + " of its instance");
    hosts
        .groups()
        .forEach(group ->
            diagnostic.related(
                group.body().valueSpan("max_size"), group.address() + " grows to this"));
    if (!port.task().isInMode("host")) {
      diagnostic.fix(
          "remove host_port, and ECS takes a free one for each task",
          Edits.remove(port.mapping().block(), "host_port"));
    }
    return diagnostic;
  }

  private static @Nullable Long most(ProgramModel model, Service service) {
    return model.autoscalingOf(service).isPresent()
        ? model.autoscalingOf(service).get().max()
        : service.desiredCount();
  }

  /** Whether the author knows that tasks are one an instance. */
  private static boolean isSpread(Service service) {
    return !Fields.isWhollyKnown(service.body(), "placement_constraint")
        || service.body().blocks("placement_constraint").stream()
            .anyMatch(constraint -> "distinctInstance".equals(constraint.text("type")));
  }

  private static boolean keepsAll(Service service, long count) {
    Long percent = service.minimumHealthyPercent();
    return percent != null
        && "ECS".equals(service.deploymentController())
        && service.isRolling()
        && Math.ceilDiv(count * percent, 100) >= count;
  }
}
