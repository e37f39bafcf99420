package io.ecsctl.compiler.validation.securitygroup;

import io.ecsctl.compiler.model.Fields;
import io.ecsctl.compiler.model.SecurityRule;
import io.ecsctl.compiler.source.SourceSpan;

/** What the rules about security groups share. */
final class SecurityRules {
  private SecurityRules() {}

  /** Where peer {@code index} of the rule stands. */
  static SourceSpan peerSpan(SecurityRule rule, int index) {
    return Fields.elementSpan(rule.block(), rule.direction().peers(), index);
  }

  /** Whether it admits all of IPv4. */
  static boolean admitsAnyone(SecurityRule rule) {
    return rule.peers().stream().anyMatch(SecurityRules::isAnyone);
  }

  static boolean isAnyone(SecurityRule.Peer peer) {
    return peer instanceof SecurityRule.Peer.Addresses(var cidr) && cidr.prefix() == 0;
  }
}
