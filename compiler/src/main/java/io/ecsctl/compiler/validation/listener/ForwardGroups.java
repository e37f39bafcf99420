package io.ecsctl.compiler.validation.listener;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.Element;
import io.ecsctl.compiler.model.Fields;
import io.ecsctl.compiler.model.Listener;
import io.ecsctl.compiler.model.ListenerRule;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.TargetGroup;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.validation.rule.LocalRule;
import java.util.List;

/**
 * A forward has one to five target groups, each with a weight where there are several, and all with
 * addresses of one family.
 *
 * <p>Source: Elastic Load Balancing API reference, ForwardActionConfig.
 */
final class ForwardGroups implements LocalRule {
  private static final int MOST = 5;

  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS529", "forward-groups", "Weighted forward that AWS refuses");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (Listener listener : model.listeners()) {
      listener.defaultActions().forEach(action -> check(model, listener, action, sink));
    }
    for (ListenerRule rule : model.listenerRules()) {
      rule.actions().forEach(action -> check(model, rule, action, sink));
    }
  }

  private void check(ProgramModel model, Element owner, Block action, DiagnosticSink sink) {
    Block forward = action.block("forward_config").orElse(null);
    if (forward == null || !Fields.isKnown(forward, "target_group")) {
      return;
    }
    List<Block> groups = forward.blocks("target_group");
    if (groups.size() > MOST) {
      sink.report(
          Diagnostic.of(
                  info(),
                  groups.get(MOST).header(),
                  "%s forwards to %d target groups; AWS allows %d",
                  owner.address(),
                  groups.size(),
                  MOST)
              .label("one too many"));
      return;
    }
    for (Block group : groups) {
      if (groups.size() > 1 && !group.has("weight")) {
        sink.report(
            Diagnostic.of(
                    info(),
                    group.header(),
                    "%s forwards to several target groups, but does not weigh each",
                    owner.address())
                .label("needs a weight")
                .fix("add weight = 1", Edits.add(group.header(), "weight = 1")));
        return;
      }
    }
    families(model, owner, groups, sink);
  }

  private void families(
      ProgramModel model, Element owner, List<Block> groups, DiagnosticSink sink) {
    TargetGroup first = null;
    for (Block each : groups) {
      TargetGroup group = model.targetGroup(Fields.reference(each, "target_group")).orElse(null);
      if (group == null || group.bits() == 0) {
        continue;
      }
      if (first != null && first.bits() != group.bits()) {
        sink.report(
            Diagnostic.of(
                    info(),
                    each.valueSpan("target_group"),
                    "%s forwards to targets with IPv4 and with IPv6 addresses",
                    owner.address())
                .label(group.address() + " has the other family")
                .related(first.header(), "one family")
                .related(group.header(), "the other"));
        return;
      }
      first = first == null ? group : first;
    }
  }
}
