package io.ecsctl.compiler.validation.fargate;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Element;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Service;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.LocalRule;

/**
 * Fargate has no instances to choose among; it spreads tasks over Availability Zones by itself.
 *
 * <p>Source: Amazon ECS Developer Guide, task placement.
 */
final class FargatePlacement implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS126", "fargate-placement", "Placement constraints or strategies on Fargate");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (TaskDefinition task : model.taskDefinitions()) {
      if (task.listsFargate()) {
        report(sink, task, "placement_constraint");
      }
    }
    for (Service service : model.services()) {
      if (service.onFargate()) {
        report(sink, service, "placement_constraint");
        report(sink, service, "placement_strategy");
      }
    }
  }

  private void report(DiagnosticSink sink, Element element, String name) {
    if (element.body().has(name)) {
      sink.report(
          Diagnostic.of(
                  info(),
                  element.body().valueSpan(name),
                  "%s has a %s, but Fargate has no instances to choose among",
                  element.address(),
                  name)
              .label("EC2 only")
              .detail(
                  "Fargate spreads tasks over the Availability Zones of their subnets by itself.")
              .fix("remove the " + name, Edits.remove(element.body(), name)));
    }
  }
}
