package io.ecsctl.compiler.validation.targetgroup;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Fields;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Service;
import io.ecsctl.compiler.model.ServiceTarget;
import io.ecsctl.compiler.model.TargetGroup;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import io.ecsctl.compiler.validation.rule.Words;
import java.util.Optional;

/**
 * ECS refuses a service whose target group is not attached to a load balancer, which a listener or
 * a rule does.
 *
 * <p>Source: terraform-provider-aws issues on "does not have an associated load balancer".
 */
final class UnusedTargetGroup implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS506", "unused-target-group", "Target group of a service that no listener forwards to");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Service service : model.services()) {
      for (ServiceTarget target : service.loadBalancers()) {
        Optional<TargetGroup> group = model.targetGroup(target.targetGroup());
        if (group.isEmpty()
            || !model.forwardsTo(group.get().address()).isEmpty()
            || !allForwardsKnown(model)) {
          continue;
        }
        sink.report(
            Diagnostic.of(
                    info(),
                    target.block().valueSpan("target_group"),
                    "no listener forwards to %s",
                    group.get().address())
                .label("would receive nothing")
                .related(group.get().header(), "the target group")
                .note(Words.aws("The target group ... does not have an associated load balancer."))
                .fix("forward to it from a listener or a listener_rule"));
      }
    }
  }

  /** An action, or a target group in one, that is not known yet may be the one that forwards. */
  private static boolean allForwardsKnown(ProgramModel model) {
    return model.listeners().stream()
            .allMatch(l -> Fields.isWhollyKnown(l.body(), "default_action"))
        && model.listenerRules().stream().allMatch(r -> Fields.isWhollyKnown(r.body(), "action"));
  }
}
