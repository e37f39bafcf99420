package io.ecsctl.compiler.validation.service;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Autoscaling;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Service;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import io.ecsctl.compiler.validation.rule.Words;
import java.util.Optional;

/**
 * The autoscaler owns the number of tasks: a desired count is what the service is created with and
 * then left alone. Written different from the minimum it looks like a setting, and is none.
 *
 * <p>Source: Application Auto Scaling User Guide; terraform-provider-aws issue 335.
 */
final class CountAndAutoscaling implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.warning(
        "ECS444", "count-and-autoscaling", "Desired count that autoscaling does not start from");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Service service : model.services()) {
      Long count = service.desiredCount();
      Optional<Autoscaling> scaling = model.autoscalingOf(service);
      Long min = scaling.map(Autoscaling::min).orElse(null);
      Long max = scaling.map(Autoscaling::max).orElse(null);
      // Outside of [min, max] is ECS801; equal to the minimum says the same as leaving it out.
      if (count == null
          || min == null
          || max == null
          || scaling.isEmpty()
          || count <= min
          || count > max) {
        continue;
      }
      sink.report(
          Diagnostic.of(
                  info(),
                  service.body().valueSpan("desired_count"),
                  "%s says %s, but %s decides how many run",
                  service.address(),
                  Words.count(count, "task"),
                  scaling.get().address())
              .label("only the number it is created with")
              .related(scaling.get().header(), "scales between " + min + " and " + max)
              .fix("remove desired_count", Edits.remove(service.body(), "desired_count")));
    }
  }
}
