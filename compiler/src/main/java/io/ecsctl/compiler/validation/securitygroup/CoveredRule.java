package io.ecsctl.compiler.validation.securitygroup;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.SecurityGroup;
import io.ecsctl.compiler.model.SecurityRule;
import io.ecsctl.compiler.model.SecurityRule.Direction;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.validation.rule.LocalRule;
import io.ecsctl.compiler.value.PortRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * A rule that another one of the group covers changes nothing, and misleads whoever takes the other
 * one away for it.
 *
 * <p>Source: derived from the Amazon VPC User Guide, security group rules.
 */
final class CoveredRule implements LocalRule {
  /** What AWS counts as one rule: one peer. */
  private record Opening(SecurityRule rule, SecurityRule.Peer peer, SourceSpan span) {
    boolean covers(Opening other) {
      return coversPorts(other) && coversPeer(other);
    }

    private boolean coversPorts(Opening other) {
      String own = Objects.toString(rule.protocol(), "");
      String its = Objects.toString(other.rule.protocol(), "");
      PortRange ports = rule.ports();
      PortRange inner = other.rule.ports();
      return own.equals("-1")
          || (own.equals(its)
              && (ports == null
                  || (inner != null && ports.from() <= inner.from() && inner.to() <= ports.to())));
    }

    private boolean coversPeer(Opening other) {
      if (peer instanceof SecurityRule.Peer.Addresses(var outer)
          && other.peer instanceof SecurityRule.Peer.Addresses(var inner)) {
        return outer.contains(inner);
      }
      return peer.equals(other.peer) && !(peer instanceof SecurityRule.Peer.Other);
    }
  }

  @Override
  public RuleInfo info() {
    return RuleInfo.warning(
        "ECS626", "covered-rule", "Security group rule that another one covers");
  }

  @Override
  public void check(ProgramModel model, DiagnosticSink sink) {
    for (SecurityGroup group : model.securityGroups()) {
      for (Direction direction : Direction.values()) {
        List<Opening> openings = openings(group.rules(direction));
        for (Opening opening : openings) {
          // Both cover each other: stated twice, which is ECS625.
          Optional<Opening> wider =
              openings.stream()
                  .filter(other -> other.covers(opening) && !opening.covers(other))
                  .findFirst();
          wider.ifPresent(by -> sink.report(covered(group, opening, by)));
        }
      }
    }
  }

  private static List<Opening> openings(List<SecurityRule> rules) {
    List<Opening> openings = new ArrayList<>();
    for (SecurityRule rule : rules) {
      List<SecurityRule.Peer> peers = rule.peers();
      boolean known = rule.protocol() != null && rule.portsKnown();
      for (int i = 0; known && i < peers.size(); i++) {
        openings.add(new Opening(rule, peers.get(i), SecurityRules.peerSpan(rule, i)));
      }
    }
    return openings;
  }

  private Diagnostic covered(SecurityGroup group, Opening opening, Opening by) {
    return Diagnostic.of(
            info(),
            opening.span(),
            "a rule of %s changes nothing: another one opens the same and more",
            group.address())
        .label("covered")
        .related(by.span(), "by this")
        .build();
  }
}
