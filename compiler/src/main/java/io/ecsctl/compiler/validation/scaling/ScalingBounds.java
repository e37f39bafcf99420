package io.ecsctl.compiler.validation.scaling;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Autoscaling;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Service;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import io.ecsctl.compiler.validation.rule.Words;
import java.util.Objects;
import java.util.Optional;

/**
 * The minimum is at most the maximum, and the number a service starts with lies between them.
 *
 * <p>Source: Application Auto Scaling API reference, RegisterScalableTarget.
 */
final class ScalingBounds implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS801", "scaling-bounds", "Autoscaling bounds that contradict each other");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Autoscaling scaling : model.autoscalings()) {
      Long min = scaling.min();
      Long max = scaling.max();
      if (min != null && max != null && min > max) {
        sink.report(
            Diagnostic.of(
                    info(),
                    scaling.body().valueSpan("min"),
                    "%s has min = %d and max = %d",
                    scaling.address(),
                    min,
                    max)
                .label("above max")
                .related(scaling.body().valueSpan("max"), "max is " + max));
        continue;
      }
      Optional<Service> service = model.service(scaling.service());
      Long count = service.map(Service::desiredCount).orElse(null);
      if (service.isEmpty()
          || count == null
          || ((min == null || count >= min) && (max == null || count <= max))) {
        continue;
      }
      String bound = min != null && count < min ? "min" : "max";
      long nearest = Objects.requireNonNull(bound.equals("min") ? min : max);
      // What it is created with, and says no more than leaving it out would: ECS444.
      long start = min == null ? nearest : min;
      sink.report(
          Diagnostic.of(
                  info(),
                  service.get().body().valueSpan("desired_count"),
                  "%s starts with %s, but %s has %s = %d",
                  service.get().address(),
                  Words.count(count, "task"),
                  scaling.address(),
                  bound,
                  nearest)
              .label(bound.equals("min") ? "below the minimum" : "above the maximum")
              .related(scaling.body().valueSpan(bound), bound + " is " + nearest)
              .detail("The autoscaler would change the count at once.")
              .fix(
                  "change it to " + start,
                  Edits.replace(service.get().body(), "desired_count", Long.toString(start))));
    }
  }
}
