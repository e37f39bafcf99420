package io.ecsctl.compiler.validation.capacity;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.AutoScalingGroup;
import io.ecsctl.compiler.model.CapacityProvider;
import io.ecsctl.compiler.model.Fields;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.util.Optional;

/**
 * ECS protects instances with tasks by scaling the group itself, and by marks that the group's new
 * instances start with.
 *
 * <p>Source: Amazon ECS API reference, AutoScalingGroupProvider, {@code
 * managedTerminationProtection}.
 */
final class TerminationProtection implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS825", "termination-protection", "Termination protection that cannot protect");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (CapacityProvider provider : model.capacityProviders()) {
      if (!"ENABLED".equals(provider.body().text("managed_termination_protection"))) {
        continue;
      }
      if (Boolean.FALSE.equals(provider.scales())) {
        unscaled(provider, sink);
      }
      model
          .autoScalingGroup(provider.group())
          .filter(TerminationProtection::isUnprotected)
          .ifPresent(group -> unprotected(provider, group, sink));
    }
  }

  private void unscaled(CapacityProvider provider, DiagnosticSink sink) {
    Optional<Block> scaling = provider.managedScaling();
    Diagnostic.Builder diagnostic =
        Diagnostic.of(
                info(),
                provider.body().valueSpan("managed_termination_protection"),
                "%s protects instances, but does not scale them",
                provider.address())
            .label("needs managed_scaling")
            .fix(
                "enable managed_scaling",
                scaling.isPresent()
                    ? Edits.replace(scaling.get(), "status", "ENABLED")
                    : Edits.add(provider.header(), "managed_scaling { status = ENABLED }"));
    scaling.ifPresent(block -> diagnostic.related(block.valueSpan("status"), "disabled here"));
    sink.report(diagnostic);
  }

  /** False when not known. */
  private static boolean isUnprotected(AutoScalingGroup group) {
    return group.body().has("new_instances_protected_from_scale_in")
        ? Boolean.FALSE.equals(Fields.bool(group.body(), "new_instances_protected_from_scale_in"))
        : true;
  }

  private void unprotected(CapacityProvider provider, AutoScalingGroup group, DiagnosticSink sink) {
    boolean written = group.body().has("new_instances_protected_from_scale_in");
    sink.report(
        Diagnostic.of(
                info(),
                written
                    ? group.body().valueSpan("new_instances_protected_from_scale_in")
                    : group.header(),
                "%s protects instances of %s, which start without protection",
                provider.address(),
                group.address())
            .label("needs new_instances_protected_from_scale_in = true")
            .related(
                provider.body().valueSpan("managed_termination_protection"), "is to be protected")
            .fix(
                "let new instances start protected",
                written
                    ? Edits.replace(group.body(), "new_instances_protected_from_scale_in", "true")
                    : Edits.add(group.header(), "new_instances_protected_from_scale_in = true")));
  }
}
