package io.ecsctl.compiler.validation.scaling;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Autoscaling;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Service;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.LocalRule;
import java.util.Optional;

/**
 * {@code ALBRequestCountPerTarget} counts what a load balancer sends to the tasks of one target
 * group. It needs a service that has one, and the label that says which; the other metrics take no
 * label.
 *
 * <p>Source: Application Auto Scaling API reference, PredefinedMetricSpecification, {@code
 * resourceLabel}.
 */
final class RequestCountMetric implements LocalRule {
  private static final String REQUESTS = "ALBRequestCountPerTarget";

  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS805", "request-count-metric", "Requests per target of a service that has no targets");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Autoscaling scaling : model.autoscalings()) {
      for (Block policy : scaling.targetTracking()) {
        String metric = policy.text("metric");
        if (metric != null && !metric.equals(REQUESTS)) {
          otherMetric(scaling, policy, metric, sink);
        } else if (metric != null) {
          requests(model.service(scaling.service()), scaling, policy, sink);
        }
      }
    }
  }

  private void otherMetric(Autoscaling scaling, Block policy, String metric, DiagnosticSink sink) {
    if (policy.has("resource_label")) {
      sink.report(
          Diagnostic.of(
                  info(),
                  policy.valueSpan("resource_label"),
                  "%s labels %s with a target group",
                  scaling.address(),
                  metric)
              .label("for " + REQUESTS + " only")
              .related(policy.valueSpan("metric"), "measured over all tasks")
              .fix("remove resource_label", Edits.remove(policy, "resource_label")));
    }
  }

  private void requests(
      Optional<Service> service, Autoscaling scaling, Block policy, DiagnosticSink sink) {
    if (service.isPresent() && !service.get().body().has("load_balancer")) {
      sink.report(
          Diagnostic.of(
                  info(),
                  policy.valueSpan("metric"),
                  "%s counts requests per target, but %s has no load balancer",
                  scaling.address(),
                  service.get().address())
              .label("there are no targets")
              .related(service.get().header(), "no load_balancer"));
    } else if (!policy.has("resource_label")) {
      sink.report(
          Diagnostic.of(
                  info(),
                  policy.valueSpan("metric"),
                  "%s does not say the requests of which target group it counts",
                  scaling.address())
              .label("needs a resource_label")
              .fix(
                  "add resource_label ="
                      + " \"${load_balancer.NAME.arn_suffix}/${target_group.NAME.arn_suffix}\""));
    }
  }
}
