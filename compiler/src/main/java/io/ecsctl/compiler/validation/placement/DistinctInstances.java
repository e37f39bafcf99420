package io.ecsctl.compiler.validation.placement;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.AutoScalingGroup;
import io.ecsctl.compiler.model.Autoscaling;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Service;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import io.ecsctl.compiler.validation.rule.Words;
import java.util.List;
import java.util.Optional;

/**
 * Each task takes an instance of its own, and the groups of the service's capacity providers never
 * start that many.
 *
 * <p>Source: derived from the Amazon ECS Developer Guide, task placement constraints.
 */
final class DistinctInstances implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.warning(
        "ECS437",
        "distinct-instances",
        "More tasks on distinct instances than there can be instances");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Service service : model.services()) {
      Optional<Block> constraint =
          service.body().blocks("placement_constraint").stream()
              .filter(block -> "distinctInstance".equals(block.text("type")))
              .findFirst();
      Optional<Autoscaling> scaling = model.autoscalingOf(service);
      Long count = scaling.isPresent() ? scaling.get().max() : service.desiredCount();
      if (constraint.isEmpty() || count == null) {
        continue;
      }
      List<AutoScalingGroup> groups =
          model.capacity().groupsOf(model.capacity().of(service)).orElse(List.of());
      Optional<Long> most = instances(groups);
      if (most.isEmpty() || count <= most.get()) {
        continue;
      }
      sink.report(
          Diagnostic.of(
                  info(),
                  scaling.isPresent()
                      ? scaling.get().body().valueSpan("max")
                      : service.body().valueSpan("desired_count"),
                  "%s wants up to %s on distinct instances, but there are never more than %s",
                  service.address(),
                  Words.count(count, "task"),
                  Words.count(most.get(), "instance"))
              .label("more than the groups' max_size")
              .related(constraint.get().header(), "one task an instance")
              .related(groups.getFirst().body().valueSpan("max_size"), "the most instances"));
    }
  }

  /** How many instances all of the groups may start; nothing when that is not known. */
  private static Optional<Long> instances(List<AutoScalingGroup> groups) {
    long sum = 0;
    for (AutoScalingGroup group : groups) {
      Long max = group.maxSize();
      if (max == null || !group.countsInstances()) {
        return Optional.empty();
      }
      sum += max;
    }
    return groups.isEmpty() ? Optional.empty() : Optional.of(sum);
  }
}
