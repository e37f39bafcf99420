package io.ecsctl.compiler.validation.capacity;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.CapacityProvider;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.LocalRule;
import io.ecsctl.compiler.validation.rule.Words;

/**
 * Managed scaling starts at least {@code minimum_scaling_step_size} instances at a time, and at
 * most {@code maximum_scaling_step_size}.
 *
 * <p>Source: Amazon ECS API reference, ManagedScaling.
 */
final class ScalingSteps implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS826", "scaling-steps", "Smallest step above the largest one");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (CapacityProvider provider : model.capacityProviders()) {
      Block scaling = provider.managedScaling().orElse(null);
      Long min = scaling == null ? null : scaling.integer("minimum_scaling_step_size");
      Long max = scaling == null ? null : scaling.integer("maximum_scaling_step_size");
      if (scaling != null && min != null && max != null && min > max) {
        sink.report(
            Diagnostic.of(
                    info(),
                    scaling.valueSpan("minimum_scaling_step_size"),
                    "%s starts at least %d and at most %s at a time",
                    provider.address(),
                    min,
                    Words.count(max, "instance"))
                .label("above maximum_scaling_step_size")
                .related(scaling.valueSpan("maximum_scaling_step_size"), "at most")
                .note(Words.aws("The minimum or maximum scaling step size value is invalid"))
                .fix(
                    "lower it to " + max,
                    Edits.replace(scaling, "minimum_scaling_step_size", Long.toString(max))));
      }
    }
  }
}
