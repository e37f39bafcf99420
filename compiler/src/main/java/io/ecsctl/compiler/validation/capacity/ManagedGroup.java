package io.ecsctl.compiler.validation.capacity;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.AutoScalingGroup;
import io.ecsctl.compiler.model.CapacityProvider;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.util.Objects;
import java.util.Optional;

/**
 * ECS scales a group by the number of its instances: it has to be allowed some, and each has to
 * count for one.
 *
 * <p>Source: Amazon ECS Developer Guide, capacity providers of auto scaling groups.
 */
final class ManagedGroup implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS828", "managed-group", "Auto scaling group that ECS cannot scale");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (CapacityProvider provider : model.capacityProviders()) {
      model.autoScalingGroup(provider.group()).ifPresent(group -> check(provider, group, sink));
    }
  }

  private void check(CapacityProvider provider, AutoScalingGroup group, DiagnosticSink sink) {
    if (Objects.equals(group.maxSize(), 0L)) {
      sink.report(
          Diagnostic.of(
                  info(),
                  group.body().valueSpan("max_size"),
                  "%s is the group of %s, and may have no instance",
                  group.address(),
                  provider.address())
              .label("1 or more")
              .related(provider.body().valueSpan("auto_scaling_group"), "its capacity"));
    }
    Optional<Block> weighted =
        group.overrides().stream().filter(o -> o.has("weighted_capacity")).findFirst();
    if (weighted.isPresent() && Boolean.TRUE.equals(provider.scales())) {
      sink.report(
          Diagnostic.of(
                  info(),
                  weighted.get().valueSpan("weighted_capacity"),
                  "%s counts instances by weights, and %s scales it by their number",
                  group.address(),
                  provider.address())
              .label("not under managed scaling")
              .related(provider.body().valueSpan("managed_scaling"), "scaled by ECS")
              .fix("remove weighted_capacity", Edits.remove(weighted.get(), "weighted_capacity")));
    }
  }
}
