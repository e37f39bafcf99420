package io.ecsctl.compiler.reachability;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.model.Fields;
import io.ecsctl.compiler.model.SecurityGroup;
import io.ecsctl.compiler.model.SecurityRule;
import io.ecsctl.compiler.model.SecurityRule.Peer.Addresses;
import io.ecsctl.compiler.model.SecurityRule.Peer.Group;
import io.ecsctl.compiler.value.AddressSet;
import io.ecsctl.compiler.value.PortRange;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A rule of a security group, worked out once: which packets it lets through.
 *
 * @param protocol null when it is not known
 * @param ports null when it is about all of them, or when they are not known
 * @param groups whose members it names
 * @param peersKnown whether {@code groups} and the addresses are all that it names
 */
record Opening(
    SecurityGroup group,
    SecurityRule rule,
    @Nullable String protocol,
    @Nullable PortRange ports,
    boolean portsKnown,
    Set<ResourceAddress> groups,
    AddressSet v4,
    AddressSet v6,
    boolean peersKnown) {
  /** Whether it is about {@code port}; null when not known. */
  @Nullable Boolean covers(int port, String wanted) {
    if (protocol == null) {
      return null;
    }
    if (protocol.equals("-1")) {
      return Boolean.TRUE;
    }
    if (!protocol.equals(wanted)) {
      return Boolean.FALSE;
    }
    return portsKnown ? (Boolean) (ports == null || ports.contains(port)) : null;
  }

  /** How far its ports are from this one. */
  int distance(int port) {
    return ports == null ? 0 : Math.max(0, Math.max(ports.from() - port, port - ports.to()));
  }

  AddressSet addresses(int bits) {
    return bits == 32 ? v4 : v6;
  }

  boolean namesAny(Set<ResourceAddress> others) {
    return groups.stream().anyMatch(others::contains);
  }

  static Opening of(SecurityGroup group, SecurityRule rule) {
    Set<ResourceAddress> groups = new LinkedHashSet<>();
    List<AddressSet> v4 = new ArrayList<>();
    List<AddressSet> v6 = new ArrayList<>();
    boolean peersKnown = Fields.isKnown(rule.block(), rule.direction().peers());
    for (SecurityRule.Peer peer : rule.peers()) {
      switch (peer) {
        case Addresses(var cidr) -> (cidr.bits() == 32 ? v4 : v6).add(AddressSet.of(cidr));
        case Group(var address) -> groups.add(address);
        case SecurityRule.Peer.Other _ -> peersKnown = false;
      }
    }
    return new Opening(
        group,
        rule,
        rule.protocol(),
        rule.ports(),
        rule.portsKnown(),
        groups,
        AddressSet.union(32, v4),
        AddressSet.union(128, v6),
        peersKnown);
  }

  /** Ports between which no rule begins or ends: one of each stretch stands for the others. */
  static Set<Integer> lowest(List<Opening> openings, Traffic traffic) {
    PortRange wanted = traffic.ports();
    Set<Integer> lowest = new TreeSet<>(Set.of(wanted.from()));
    for (Opening opening : openings) {
      PortRange ports = opening.ports();
      if (ports != null) {
        for (int port : new int[] {ports.from(), ports.to() + 1}) {
          if (wanted.contains(port)) {
            lowest.add(port);
          }
        }
      }
    }
    return lowest;
  }

  /**
   * What was most likely meant for this packet: a rule that names the peer's group rather than
   * addresses that happen to hold it, and among those the one with the nearest port.
   */
  static Optional<SecurityRule> nearest(
      List<Opening> openings, int port, String protocol, Peer peer, int bits) {
    Comparator<Opening> likely =
        Comparator.<Opening, Boolean>comparing(opening -> admits(opening, peer, bits))
            .thenComparing(opening -> opening.namesAny(peer.groups()))
            .thenComparingInt(opening -> -opening.distance(port));
    return openings.stream()
        .filter(opening ->
            Boolean.TRUE.equals(opening.covers(port, protocol)) || admits(opening, peer, bits))
        .max(likely)
        .map(Opening::rule);
  }

  private static boolean admits(Opening opening, Peer peer, int bits) {
    return opening.namesAny(peer.groups())
        || (!peer.possible().isEmpty() && opening.addresses(bits).contains(peer.possible()));
  }
}
