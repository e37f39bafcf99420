package io.ecsctl.compiler.reachability;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.model.SecurityGroup;
import io.ecsctl.compiler.model.SecurityRule;
import io.ecsctl.compiler.model.SecurityRule.Direction;
import io.ecsctl.compiler.model.SecurityRule.Peer.Addresses;
import io.ecsctl.compiler.model.SecurityRule.Peer.Group;
import io.ecsctl.compiler.value.AddressSet;
import io.ecsctl.compiler.value.PortRange;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Matches connections against security group rules, exactly: all rules together, port by port and
 * address by address. Groups are stateful, so only the first packet of a connection matters.
 */
final class Firewall {
  /** Of which of the peer's addresses the question is. */
  enum Of {
    /** Each of them: any node of a load balancer may talk to any task. */
    EVERY,
    /** One at least: whom a listener is for is its author's choice. */
    SOME,
    /** One that nobody knows: a service on the internet. */
    ONE_UNKNOWN
  }

  /**
   * @param by the rules that take part in letting it through; empty when it is not let through
   * @param admitted which of the peer's addresses are certainly let through
   * @param perhaps which are let through as far as is known; {@code admitted} and more
   */
  record Answer(Verdict verdict, List<SecurityRule> by, AddressSet admitted, AddressSet perhaps) {
    static Answer undecided(Verdict.Undecided verdict, int bits) {
      return new Answer(verdict, List.of(), AddressSet.none(bits), AddressSet.all(bits));
    }

    /** Says at the last of {@code hops} what lets the packet out there. */
    void leave(List<Hop> hops) {
      hops.set(hops.size() - 1, hops.getLast().because(reasons()));
    }

    List<Hop.Reason> reasons() {
      return by.stream().map(rule -> new Hop.Reason(text(rule), rule.block().header())).toList();
    }

    private static String text(SecurityRule rule) {
      PortRange ports = rule.ports();
      return rule.direction().word()
          + " "
          + (ports == null
              ? "all traffic"
              : new PortRange(ports.from(), ports.to(), String.valueOf(rule.protocol())))
          + " "
          + rule.direction().peers()
          + " "
          + String.join(
              ", ",
              rule.peers().stream()
                  .map(peer ->
                      switch (peer) {
                        case Addresses(var cidr) -> cidr.toString();
                        case Group(var address) -> address.toString();
                        case SecurityRule.Peer.Other _ -> "something else";
                      })
                  .toList());
    }
  }

  /** What is let through on some ports, from the lowest of them on up to the next set's lowest. */
  private record Opened(
      int port,
      boolean everything,
      AddressSet certain,
      boolean someGroup,
      boolean maybeEverything,
      AddressSet maybe,
      BitSet openings) {}

  /** The rules of a group in one direction. */
  private record Side(Direction direction, ResourceAddress group) {}

  private final Map<Side, List<Opening>> known = new ConcurrentHashMap<>();

  Answer decide(
      Direction direction, Interface own, Traffic traffic, Peer peer, int bits, Of question) {
    AddressSet all = peer.possible();
    switch (own.guard()) {
      case NONE -> {
        return new Answer(new Verdict.Proved(), List.of(), all, all);
      }
      case DEFAULT -> {
        if (direction == Direction.EGRESS) {
          return new Answer(new Verdict.Proved(), List.of(), all, all);
        }
      }
      case GROUPS, UNKNOWN -> {}
    }
    List<Opening> openings =
        own.groups().stream().flatMap(group -> openings(direction, group).stream()).toList();
    boolean closed =
        own.guard() == Interface.Guard.GROUPS
            && own.groups().stream().allMatch(group -> group.rulesKnown(direction));
    AddressSet admitted = all;
    AddressSet perhaps = all;
    BitSet by = new BitSet();
    Verdict verdict = new Verdict.Proved();
    for (int port : Opening.lowest(openings, traffic)) {
      Opened opened = at(port, traffic.protocol(), openings, peer, bits);
      AddressSet through =
          opened.everything() || (question == Of.SOME && opened.someGroup())
              ? all
              : opened.certain();
      admitted = admitted.intersect(through);
      perhaps =
          !closed || opened.maybeEverything()
              ? perhaps
              : perhaps.intersect(through.union(opened.maybe()));
      by.or(opened.openings());
      verdict =
          verdict.then(
              verdict(
                  direction, own, traffic, peer, bits, question, opened, through, closed,
                  openings));
    }
    return new Answer(
        verdict,
        verdict instanceof Verdict.Proved
            ? by.stream().mapToObj(i -> openings.get(i).rule()).toList()
            : List.of(),
        admitted,
        perhaps);
  }

  private static Verdict verdict(
      Direction direction,
      Interface own,
      Traffic traffic,
      Peer peer,
      int bits,
      Of question,
      Opened opened,
      AddressSet through,
      boolean closed,
      List<Opening> openings) {
    boolean proved =
        opened.everything()
            || switch (question) {
              case EVERY, ONE_UNKNOWN -> through.contains(peer.possible());
              case SOME -> !through.intersect(peer.certain()).isEmpty();
            };
    if (proved) {
      return new Verdict.Proved();
    }
    AddressSet perhaps = through.union(opened.maybe());
    if (!closed || opened.maybeEverything()) {
      return undecided(direction, own, closed, openings);
    }
    AddressSet refused =
        switch (question) {
          case EVERY -> peer.certain().minus(perhaps);
          case SOME, ONE_UNKNOWN ->
              perhaps.intersect(peer.possible()).isEmpty()
                  ? peer.possible()
                  : AddressSet.none(bits);
        };
    if (refused.isEmpty() && perhaps.isEmpty()) {
      refused = peer.possible();
    }
    if (refused.isEmpty()) {
      return opened.maybe().isEmpty()
          ? new Verdict.Undecided(
              own.groups().getFirst().address() + " opens " + traffic + " to chosen addresses only",
              "whether the other side's address is one of them")
          : undecided(direction, own, true, openings);
    }
    BigInteger example = refused.first().orElse(null);
    return new Verdict.Blocked(
        new Blocker.SecurityGroups(
            direction,
            own.groups(),
            Opening.nearest(openings, opened.port(), traffic.protocol(), peer, bits),
            new Packet(
                question == Of.EVERY ? example : null, bits, opened.port(), traffic.protocol())));
  }

  private static Verdict undecided(
      Direction direction, Interface own, boolean closed, List<Opening> openings) {
    if (own.guard() == Interface.Guard.DEFAULT) {
      return new Verdict.Undecided(
          own.owner().address() + " has the VPC's default security group",
          "security groups of the program for " + own.owner().address());
    }
    if (own.guard() == Interface.Guard.UNKNOWN) {
      return new Verdict.Undecided(
          "the security groups of " + own.owner().address() + " are outside the program",
          "their rules, in security groups of the program");
    }
    Optional<SecurityGroup> vague =
        openings.stream()
            .filter(opening ->
                !opening.peersKnown() || !opening.portsKnown() || opening.protocol() == null)
            .map(Opening::group)
            .findFirst();
    SecurityGroup group =
        closed
            ? vague.orElse(own.groups().getFirst())
            : own.groups().stream()
                .filter(each -> !each.rulesKnown(direction))
                .findFirst()
                .orElse(own.groups().getFirst());
    return new Verdict.Undecided(
        group.address() + " has rules that are not known yet",
        "what the " + direction.word() + " rules of " + group.address() + " say");
  }

  private static Opened at(int port, String protocol, List<Opening> openings, Peer peer, int bits) {
    boolean everything = false;
    boolean someGroup = false;
    boolean maybeEverything = false;
    List<AddressSet> certain = new ArrayList<>();
    List<AddressSet> maybe = new ArrayList<>();
    BitSet used = new BitSet();
    for (int i = 0; i < openings.size(); i++) {
      Opening opening = openings.get(i);
      Boolean covers = opening.covers(port, protocol);
      if (Boolean.FALSE.equals(covers)) {
        continue;
      }
      boolean byGroup = opening.namesAny(peer.groups());
      AddressSet addresses = opening.addresses(bits);
      if (Boolean.TRUE.equals(covers)) {
        everything |= byGroup;
        someGroup |= !peer.groupsKnown() && !opening.groups().isEmpty();
        certain.add(addresses);
        if (byGroup || someGroup || !addresses.intersect(peer.possible()).isEmpty()) {
          used.set(i);
        }
      } else {
        maybeEverything |= byGroup;
        maybe.add(addresses);
      }
      maybeEverything |=
          !opening.peersKnown() || (!peer.groupsKnown() && !opening.groups().isEmpty());
    }
    return new Opened(
        port,
        everything,
        AddressSet.union(bits, certain),
        someGroup,
        maybeEverything,
        AddressSet.union(bits, maybe),
        used);
  }

  private List<Opening> openings(Direction direction, SecurityGroup group) {
    return known.computeIfAbsent(
        new Side(direction, group.address()),
        _ -> group.rules(direction).stream().map(rule -> Opening.of(group, rule)).toList());
  }
}
