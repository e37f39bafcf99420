package io.ecsctl.compiler.validation.controller;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Fields;
import io.ecsctl.compiler.model.ListenerRule;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Service;
import io.ecsctl.compiler.model.ServiceTarget;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * ECS moves traffic by the weights of the rule, so the rule forwards to the service's two target
 * groups, and to no other.
 *
 * <p>Source: Amazon ECS Developer Guide, Application Load Balancer resources for blue/green
 * deployments.
 */
final class ProductionRule implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS423", "production-rule", "Listener rule by which traffic cannot be moved");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Service service : model.services()) {
      for (ServiceTarget target : service.loadBalancers()) {
        target
            .block()
            .block("advanced_configuration")
            .ifPresent(advanced -> check(model, service, target, advanced, sink));
      }
    }
  }

  private void check(
      ProgramModel model,
      Service service,
      ServiceTarget target,
      Block advanced,
      DiagnosticSink sink) {
    ListenerRule rule =
        model.listenerRule(Fields.reference(advanced, "production_listener_rule")).orElse(null);
    ResourceAddress blue = target.targetGroup();
    ResourceAddress green = Fields.reference(advanced, "alternate_target_group");
    if (rule == null
        || blue == null
        || green == null
        || rule.actions().isEmpty()
        || !Fields.isWhollyKnown(rule.body(), "action")) {
      return;
    }
    Block action = rule.actions().getLast();
    List<Block> weighted =
        action.block("forward_config").map(c -> c.blocks("target_group")).orElse(List.of());
    Set<ResourceAddress> groups = new LinkedHashSet<>();
    for (Block each : weighted) {
      ResourceAddress group = Fields.reference(each, "target_group");
      if (group == null) {
        return;
      }
      groups.add(group);
    }
    if (groups.equals(Set.of(blue, green)) || !isKnown(action)) {
      return;
    }
    sink.report(
        Diagnostic.of(
                info(),
                action.header(),
                "%s does not forward to %s and %s, between which %s moves its traffic",
                rule.address(),
                blue,
                green,
                service.address())
            .label("needs a forward_config with exactly these two")
            .related(advanced.valueSpan("production_listener_rule"), "moves traffic by this rule")
            .related(advanced.valueSpan("alternate_target_group"), "to here"));
  }

  /** Whether a group in {@code forward} is the program's: one by its ARN may be any. */
  private static boolean isKnown(Block action) {
    return !action.has("forward") || Fields.reference(action, "forward") != null;
  }
}
