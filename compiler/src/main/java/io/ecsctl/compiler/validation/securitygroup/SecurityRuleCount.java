package io.ecsctl.compiler.validation.securitygroup;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.SecurityGroup;
import io.ecsctl.compiler.model.SecurityRule;
import io.ecsctl.compiler.validation.rule.LocalRule;
import java.util.List;

/**
 * A group has at most 60 rules a direction for IPv4, and as many for IPv6; a peer is a rule, and
 * one that is a group counts for both. AWS raises the quota on request, so this warns.
 *
 * <p>Source: Amazon VPC User Guide, security group quotas.
 */
final class SecurityRuleCount implements LocalRule {
  private static final int QUOTA = 60;
  private static final int IPV4_BITS = 32;

  @Override
  public RuleInfo info() {
    return RuleInfo.warning(
        "ECS627", "security-rule-count", "More rules in a security group than AWS's quota");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (SecurityGroup group : model.securityGroups()) {
      for (SecurityRule.Direction direction : SecurityRule.Direction.values()) {
        check(group, direction, sink);
      }
    }
  }

  private void check(SecurityGroup group, SecurityRule.Direction direction, DiagnosticSink sink) {
    int ipv4 = 0;
    int ipv6 = 0;
    List<SecurityRule> rules = group.rules(direction);
    for (SecurityRule rule : rules) {
      for (SecurityRule.Peer peer : rule.peers()) {
        boolean addresses = peer instanceof SecurityRule.Peer.Addresses;
        boolean isIpv4 =
            peer instanceof SecurityRule.Peer.Addresses(var cidr) && cidr.bits() == IPV4_BITS;
        ipv4 += isIpv4 || !addresses ? 1 : 0;
        ipv6 += isIpv4 ? 0 : 1;
      }
      int most = Math.max(ipv4, ipv6);
      if (most > QUOTA) {
        sink.report(
            Diagnostic.of(
                    info(),
                    rule.block().header(),
                    "%s has more than %d %s rules",
                    group.address(),
                    QUOTA,
                    direction.word())
                .label("beyond the quota here")
                .detail(
                    "Each peer of a block is a rule of its own. Fewer, larger ranges, a prefix list"
                        + " or a second group do the same; or have the quota raised."));
        return;
      }
    }
  }
}
