package io.ecsctl.compiler.validation.securitygroup;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.SecurityGroup;
import io.ecsctl.compiler.model.SecurityRule;
import io.ecsctl.compiler.validation.rule.LocalRule;
import io.ecsctl.compiler.value.Value;

/**
 * A rule says who may talk, or to whom.
 *
 * <p>Source: Amazon EC2 API reference, IpPermission.
 */
final class RuleWithoutPeer implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS624", "rule-without-peer", "Security group rule for nobody");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (SecurityGroup group : model.securityGroups()) {
      for (SecurityRule rule : group.rules()) {
        String name = rule.direction().peers();
        boolean empty =
            rule.block().value(name) instanceof Value.Sequence
                && rule.block().elements(name).isEmpty();
        if (empty) {
          sink.report(
              Diagnostic.of(
                      info(),
                      rule.block().valueSpan(name),
                      "an %s rule of %s is %s",
                      rule.direction().word(),
                      group.address(),
                      name.equals("from") ? "from nobody" : "to nobody")
                  .label("empty"));
        }
      }
    }
  }
}
