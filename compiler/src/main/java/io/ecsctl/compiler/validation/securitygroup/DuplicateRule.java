package io.ecsctl.compiler.validation.securitygroup;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.SecurityGroup;
import io.ecsctl.compiler.model.SecurityRule;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.validation.rule.LocalRule;
import io.ecsctl.compiler.validation.rule.Words;
import io.ecsctl.compiler.value.PortRange;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * AWS refuses a rule that the group already has.
 *
 * <p>Source: Amazon EC2 API reference, InvalidPermission.Duplicate.
 */
final class DuplicateRule implements LocalRule {
  @Override
  public RuleInfo info() {
    return RuleInfo.error("ECS625", "duplicate-rule", "Security group rule stated twice");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (SecurityGroup group : model.securityGroups()) {
      Map<String, SourceSpan> first = new HashMap<>();
      for (SecurityRule rule : group.rules()) {
        List<SecurityRule.Peer> peers = rule.peers();
        for (int i = 0; i < peers.size(); i++) {
          String peer =
              switch (peers.get(i)) {
                case SecurityRule.Peer.Addresses(var cidr) -> cidr.canonical().toString();
                case SecurityRule.Peer.Group(var address) -> address.toString();
                case SecurityRule.Peer.Other() -> "";
              };
          if (peer.isEmpty() || rule.protocol() == null || !rule.portsKnown()) {
            continue;
          }
          PortRange ports = rule.ports();
          String key =
              rule.direction()
                  + " "
                  + rule.protocol()
                  + " "
                  + (ports == null ? "" : ports.from() + "-" + ports.to())
                  + " "
                  + peer;
          SourceSpan span = SecurityRules.peerSpan(rule, i);
          SourceSpan earlier = first.putIfAbsent(key, span);
          if (earlier != null) {
            sink.report(
                Diagnostic.of(
                        info(),
                        span,
                        "%s states a rule twice: %s %s %s %s",
                        group.address(),
                        rule.direction().word(),
                        ports == null ? "all ports" : ports,
                        rule.direction().peers(),
                        peer)
                    .label("second time")
                    .related(earlier, "first time")
                    .note(
                        Words.aws(
                            "InvalidPermission.Duplicate: the specified rule already exists")));
          }
        }
      }
    }
  }
}
