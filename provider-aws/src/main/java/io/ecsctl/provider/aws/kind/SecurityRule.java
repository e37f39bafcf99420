package io.ecsctl.provider.aws.kind;

import io.ecsctl.compiler.value.PortRange;
import io.ecsctl.compiler.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.ec2.model.IpPermission;
import software.amazon.awssdk.services.ec2.model.IpRange;
import software.amazon.awssdk.services.ec2.model.Ipv6Range;
import software.amazon.awssdk.services.ec2.model.PrefixListId;
import software.amazon.awssdk.services.ec2.model.UserIdGroupPair;

/**
 * One elementary rule: one protocol, one range of ports, one peer. A block of a program is several
 * of them, and so is an {@code IpPermission} of EC2's, grouped differently.
 *
 * @param protocol EC2's: {@code tcp}, {@code -1} for all, or a number
 * @param from first port, or ICMP type; null where the protocol has none
 * @param to last port, or ICMP code
 * @param peer a CIDR, {@code sg-…} or {@code pl-…}
 * @param description empty when there is none; not part of what EC2 tells rules apart by
 */
record SecurityRule(
    String protocol,
    @Nullable Integer from,
    @Nullable Integer to,
    String peer,
    String description) {
  private static final int LAST_PORT = 65535;

  /** What EC2 tells rules apart by. */
  SecurityRule withoutDescription() {
    return new SecurityRule(protocol, from, to, peer, "");
  }

  /** The rules of a group's {@code ingress} or {@code egress} blocks. */
  static List<SecurityRule> ofBlocks(List<Value.Keyed> blocks, String peers) {
    List<SecurityRule> rules = new ArrayList<>();
    for (Value.Keyed block : blocks) {
      String description = Values.text(block, "description");
      for (String peer : Values.texts(block, peers)) {
        rules.add(of(block, peer, description == null ? "" : description));
      }
    }
    return rules;
  }

  private static SecurityRule of(Value.Keyed block, String peer, String description) {
    PortRange port = SecurityBlocks.port(block);
    if (port != null) {
      return new SecurityRule(port.protocol(), port.from(), port.to(), peer, description);
    }
    String protocol = SecurityBlocks.protocol(block);
    return switch (protocol) {
      case "all" -> new SecurityRule("-1", null, null, peer, description);
      case "icmp", "icmpv6" -> new SecurityRule(protocol, -1, -1, peer, description);
      default -> new SecurityRule(protocol, null, null, peer, description);
    };
  }

  /** The rules of what EC2 reports. */
  static List<SecurityRule> ofPermissions(List<IpPermission> permissions) {
    List<SecurityRule> rules = new ArrayList<>();
    for (IpPermission p : permissions) {
      p.ipRanges().forEach(r -> rules.add(of(p, r.cidrIp(), r.description())));
      p.ipv6Ranges().forEach(r -> rules.add(of(p, r.cidrIpv6(), r.description())));
      p.userIdGroupPairs().forEach(r -> rules.add(of(p, r.groupId(), r.description())));
      p.prefixListIds().forEach(r -> rules.add(of(p, r.prefixListId(), r.description())));
    }
    return rules;
  }

  private static SecurityRule of(IpPermission p, String peer, @Nullable String description) {
    boolean portless = "-1".equals(p.ipProtocol());
    return new SecurityRule(
        p.ipProtocol(),
        portless ? null : p.fromPort(),
        portless ? null : p.toPort(),
        peer,
        description == null ? "" : description);
  }

  /** As a call wants it. */
  IpPermission permission() {
    String said = description.isEmpty() ? null : description;
    IpPermission.Builder permission =
        IpPermission.builder().ipProtocol(protocol).fromPort(from).toPort(to);
    if (peer.startsWith("sg-")) {
      permission.userIdGroupPairs(
          UserIdGroupPair.builder().groupId(peer).description(said).build());
    } else if (peer.startsWith("pl-")) {
      permission.prefixListIds(PrefixListId.builder().prefixListId(peer).description(said).build());
    } else if (peer.indexOf(':') >= 0) {
      permission.ipv6Ranges(Ipv6Range.builder().cidrIpv6(peer).description(said).build());
    } else {
      permission.ipRanges(IpRange.builder().cidrIp(peer).description(said).build());
    }
    return permission.build();
  }

  /** The block that a program would write for it. */
  Value.ObjectOf block(String peers) {
    LiveAttributes block = new LiveAttributes().text("description", description);
    if (Set.of("tcp", "udp").contains(protocol) && from != null && to != null) {
      block.put("port", new Value.Port(new PortRange(from, to, protocol)));
    } else {
      block.put("protocol", SecurityBlocks.protocolValue(protocol, from, to));
    }
    return block.put(peers, SecurityBlocks.peers(List.of(LiveAttributes.address(peer)))).build();
  }

  /** Every port of the protocol. */
  static PortRange allPorts(String protocol) {
    return new PortRange(0, LAST_PORT, protocol);
  }
}
