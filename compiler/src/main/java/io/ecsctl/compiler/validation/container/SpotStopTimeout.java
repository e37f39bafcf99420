package io.ecsctl.compiler.validation.container;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Container;
import io.ecsctl.compiler.model.Fields;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Service;
import io.ecsctl.compiler.model.ServiceTarget;
import io.ecsctl.compiler.model.StrategyItem;
import io.ecsctl.compiler.model.TargetGroup;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import io.ecsctl.compiler.value.Quantities;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Fargate Spot ends a task two minutes after it said so; meanwhile the load balancer still sends it
 * what came before.
 *
 * <p>Source: Amazon ECS Developer Guide, Fargate Spot termination notices.
 */
final class SpotStopTimeout implements ValidationRule {
  private static final long MOST = 120;
  private static final long UNSTATED_STOP = 30;
  private static final long UNSTATED_DELAY = 300;

  @Override
  public RuleInfo info() {
    return RuleInfo.warning(
        "ECS228", "spot-stop-timeout", "Spot task that is killed with requests in hand");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Service service : model.services()) {
      Optional<TaskDefinition> task = model.taskOf(service);
      Optional<StrategyItem> spot =
          model.capacity().of(service).strategy().stream()
              .filter(item -> "FARGATE_SPOT".equals(item.name()))
              .findFirst();
      if (task.isEmpty() || spot.isEmpty()) {
        continue;
      }
      for (ServiceTarget target : service.loadBalancers()) {
        Optional<TargetGroup> group = model.targetGroup(target.targetGroup());
        Optional<Container> container =
            task.get().container(Objects.toString(target.container(), ""));
        if (group.isPresent() && container.isPresent()) {
          check(container.get(), group.get(), spot.get(), sink);
        }
      }
    }
  }

  private void check(
      Container container, TargetGroup group, StrategyItem spot, DiagnosticSink sink) {
    Long stop = seconds(container.block(), "stop_timeout", UNSTATED_STOP);
    Long delay = seconds(group.body(), "deregistration_delay", UNSTATED_DELAY);
    if (stop == null || delay == null || stop >= Math.min(delay, MOST)) {
      return;
    }
    String needed = Quantities.formatDuration(Math.min(delay, MOST));
    Diagnostic.Builder diagnostic =
        Diagnostic.of(
                info(),
                container.block().valueSpan("stop_timeout"),
                "%s is killed after %s, while requests may take %s",
                container.title(),
                Quantities.formatDuration(stop),
                Quantities.formatDuration(delay))
            .label(
                container.block().has("stop_timeout")
                    ? "shorter than the deregistration delay"
                    : "stop_timeout is 30s when it is not stated")
            .detail(
                "When AWS takes Spot capacity back, the task leaves the target group and is told"
                    + " to stop. For up to two minutes it may finish what it has, if stop_timeout"
                    + " lets it.")
            .related(spot.span(), "on Fargate Spot");
    diagnostic.related(
        group.body().valueSpan("deregistration_delay"),
        group.body().has("deregistration_delay")
            ? "requests may take this long"
            : "deregistration_delay is 5m when it is not stated");
    sink.report(
        diagnostic.fix(
            "set stop_timeout to " + needed, Edits.set(container.block(), "stop_timeout", needed)));
  }

  private static @Nullable Long seconds(Block block, String name, long otherwise) {
    return block.has(name) ? Fields.seconds(block, name) : (Long) otherwise;
  }
}
