package io.ecsctl.compiler.validation.securitygroup;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.SecurityGroup;
import io.ecsctl.compiler.model.SecurityRule;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import io.ecsctl.compiler.validation.rule.Words;
import java.util.List;

/**
 * A rule may refer to groups of its own VPC, or of one that is peered with it.
 *
 * <p>Source: Amazon VPC User Guide, security group rules.
 */
final class ForeignSecurityGroup implements ValidationRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error(
        "ECS637", "foreign-security-group", "Rule that refers to a security group of another VPC");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    if (!model.resources("vpc_peering").isEmpty()) {
      return;
    }
    for (SecurityGroup group : model.securityGroups()) {
      for (SecurityRule rule : group.rules()) {
        List<SecurityRule.Peer> peers = rule.peers();
        for (int i = 0; i < peers.size(); i++) {
          ResourceAddress vpc =
              peers.get(i) instanceof SecurityRule.Peer.Group(var other)
                  ? model.vpcOf(other)
                  : null;
          ResourceAddress own = group.vpcAddress();
          if (vpc != null && own != null && !vpc.equals(own)) {
            sink.report(
                Diagnostic.of(
                        info(),
                        SecurityRules.peerSpan(rule, i),
                        "%s is in %s, but a rule of it refers to a group of %s",
                        group.address(),
                        own,
                        vpc)
                    .label("in another VPC")
                    .related(group.body().valueSpan("vpc"), "this group is in " + own)
                    .note(
                        Words.aws(
                            "InvalidGroup.NotFound: You have specified two resources that belong to"
                                + " different networks.")));
          }
        }
      }
    }
  }
}
