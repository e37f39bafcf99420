package io.ecsctl.compiler.validation.path;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.Edit;
import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.model.SecurityGroup;
import io.ecsctl.compiler.model.SecurityRule;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.reachability.Blocker;
import io.ecsctl.compiler.reachability.Interface;
import io.ecsctl.compiler.reachability.Packet;
import io.ecsctl.compiler.reachability.Path;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.validation.rule.Edits;
import io.ecsctl.compiler.value.PortRange;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Tells of a packet that security groups stop: which rule comes nearest, and what it would have to
 * say.
 */
final class BlockedPorts {
  private BlockedPorts() {}

  /**
   * @param ports what has to be open, as a rule says it: {@code 8080/tcp}
   * @param needed what has to get through, for the label: {@code target group "web" sends to 8080}
   * @param peer what a new rule would have to name; empty when a person has to say
   * @param taken ports for which the groups' rules are needed as they are
   */
  static Diagnostic.Builder describe(
      RuleInfo rule,
      String headline,
      Path path,
      Blocker.SecurityGroups blocker,
      String ports,
      String needed,
      String peer,
      Set<Integer> taken) {
    String direction = blocker.direction().word();
    SecurityGroup group = blocker.groups().getFirst();
    Packet packet = blocker.packet();
    Optional<SecurityRule> nearest = blocker.nearest();
    String newRule =
        direction
            + " { port = "
            + ports
            + ", "
            + blocker.direction().peers()
            + " = ["
            + peer
            + "] }";
    if (nearest.isPresent()
        && nearest.get().ports() != null
        && !nearest.get().covers(packet.port(), packet.protocol())) {
      SecurityRule rightPeer = nearest.get();
      Block block = rightPeer.block();
      Diagnostic.Builder diagnostic =
          start(
              rule,
              block.valueSpan("port"),
              headline,
              "opens " + opened(rightPeer, packet) + ", but " + needed,
              path,
              blocker);
      // Moving a rule that another path goes through would mend this and break that.
      return taken.stream()
                  .anyMatch(
                      other -> other != packet.port() && rightPeer.covers(other, packet.protocol()))
              && !peer.isEmpty()
          ? diagnostic.fix("add " + newRule, Edits.add(group.header(), newRule))
          : diagnostic.fix(
              "change the " + direction + " port to " + ports, Edits.replace(block, "port", ports));
    }
    if (nearest.isPresent()) {
      Block block = nearest.get().block();
      Diagnostic.Builder diagnostic =
          start(
              rule,
              block.valueSpan(blocker.direction().peers()),
              headline,
              "opens "
                  + packet.port()
                  + ", but not "
                  + (direction.equals("ingress") ? "for " : "to ")
                  + (peer.isEmpty() ? "it" : peer),
              path,
              blocker);
      SourceSpan list = block.valueSpan(blocker.direction().peers());
      boolean inBrackets = list.text().startsWith("[") && list.text().endsWith("]");
      return peer.isEmpty()
          ? diagnostic
          : diagnostic.fix(
              "add " + peer + " to it",
              inBrackets
                  ? new Edit[] {
                    Edit.replace(list.file().span(list.start() + 1, list.start() + 1), peer + ", ")
                  }
                  : new Edit[0]);
    }
    Diagnostic.Builder diagnostic =
        start(
            rule,
            group.header(),
            headline,
            "has no " + direction + " rule for it; " + needed,
            path,
            blocker);
    return peer.isEmpty()
        ? diagnostic
        : diagnostic.fix("add " + newRule, Edits.add(group.header(), newRule));
  }

  private static Diagnostic.Builder start(
      RuleInfo rule,
      SourceSpan subject,
      String headline,
      String label,
      Path path,
      Blocker.SecurityGroups blocker) {
    Diagnostic.Builder diagnostic =
        Diagnostic.of(rule, subject, "%s", headline).label(label).note("path: " + path);
    Packet packet = blocker.packet();
    return packet.peerText().isEmpty()
        ? diagnostic
        : diagnostic.note(
            blocker.direction() == SecurityRule.Direction.INGRESS
                ? "dropped: from %s to port %d/%s"
                    .formatted(packet.peerText(), packet.port(), packet.protocol())
                : "dropped: to port %d/%s of %s"
                    .formatted(packet.port(), packet.protocol(), packet.peerText()));
  }

  private static String opened(SecurityRule rule, Packet packet) {
    PortRange ports = Objects.requireNonNull(rule.ports());
    String which =
        ports.isSingle() ? Integer.toString(ports.from()) : ports.from() + " to " + ports.to();
    String protocol = Objects.toString(rule.protocol(), "");
    return protocol.equals(packet.protocol()) ? which : which + " for " + protocol;
  }

  /**
   * What a rule has to name to mean the other side: one of its groups, or where it has none the
   * blocks of its subnets. Empty when that is not known.
   */
  static String naming(Interface other) {
    if (!other.groups().isEmpty()) {
      return other.groups().getFirst().address().toString();
    }
    boolean known =
        other.subnetsKnown() && other.subnets().stream().allMatch(s -> s.cidr() != null);
    return known
        ? other.subnets().stream()
            .map(subnet -> Objects.toString(subnet.cidr()))
            .distinct()
            .collect(Collectors.joining(", "))
        : "";
  }
}
