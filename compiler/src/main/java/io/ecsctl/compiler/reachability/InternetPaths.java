package io.ecsctl.compiler.reachability;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.model.NatGateway;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.RouteTable;
import io.ecsctl.compiler.model.SecurityGroup;
import io.ecsctl.compiler.model.SecurityRule.Direction;
import io.ecsctl.compiler.model.Subnet;
import io.ecsctl.compiler.reachability.Firewall.Answer;
import io.ecsctl.compiler.reachability.Firewall.Of;
import io.ecsctl.compiler.reachability.Interface.Guard;
import io.ecsctl.compiler.reachability.Routing.Exit;
import io.ecsctl.compiler.value.AddressSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * subnet → route table → gateway → internet. What is proved is remembered: a task asks for several
 * things from several subnets, and most tasks of a program share them.
 */
final class InternetPaths {
  private static final int BITS = 32;
  private static final Peer SOMEWHERE = Peer.of(Addresses.ofInternet(BITS));

  private final ProgramModel model;
  private final Firewall firewall;
  private final Routing routing;
  private final Map<Gate, Leaving> leaving = new ConcurrentHashMap<>();
  private final Map<Door, List<Hop>> beyond = new ConcurrentHashMap<>();

  InternetPaths(ProgramModel model, Firewall firewall) {
    this.model = model;
    this.firewall = firewall;
    this.routing = Routing.of(model);
  }

  /** What decides whether packets leave an interface, whosever it is. */
  private record Gate(Guard guard, List<SecurityGroup> groups) {}

  /** An answer, and what it says to people. */
  private record Leaving(Answer answer, List<Hop.Reason> reasons) {}

  /**
   * What decides where packets go that have left.
   *
   * @param isPublic null when not known
   * @param there where they may go
   */
  private record Door(
      ResourceAddress subnet, @Nullable Boolean isPublic, AddressSet there, String label) {}

  /** By IPv4; where that is refused, IPv6 may do. */
  Path trace(
      List<Hop> start, Interface from, Subnet subnet, Destination destination, String label) {
    Path way = trace(start, from, subnet, label);
    boolean refused = way.verdict() instanceof Verdict.Blocked;
    if (refused && !destination.somewhere()) {
      return new Path(
          way.hops(),
          new Verdict.Undecided(
              destination.label() + " may be anywhere", "whether it is on the internet"));
    }
    return refused && subnet.hasIpv6() && leadsByIpv6(subnet)
        ? new Path(
            way.hops(),
            new Verdict.Undecided(
                "only IPv6 leads out of " + subnet.address(),
                "whether " + destination.label() + " answers on IPv6"))
        : way;
  }

  private boolean leadsByIpv6(Subnet subnet) {
    return routing.toInternet(subnet, 128).stream().anyMatch(exit -> !(exit instanceof Exit.None));
  }

  /** To an address that nobody knows. */
  private Path trace(List<Hop> start, Interface from, Subnet subnet, String label) {
    Leaving out = leaving(from);
    List<Hop> hops = new ArrayList<>(start);
    hops.set(hops.size() - 1, hops.getLast().because(out.reasons()));
    Verdict left = out.answer().verdict();
    if (left instanceof Verdict.Blocked) {
      return new Path(hops, left);
    }
    AddressSet perhaps = out.answer().perhaps();
    Door door = new Door(subnet.address(), from.isPublicIn(subnet), perhaps, label);
    List<Hop> known = beyond.get(door);
    if (known != null) {
      hops.addAll(known);
      return new Path(hops, left);
    }
    List<Path> ways =
        routing.exits(subnet, BITS, perhaps).stream()
            .map(exit -> over(hops, from, subnet, exit, label))
            .toList();
    Path first = ways.getFirst();
    if (ways.stream().allMatch(way -> way.verdict() instanceof Verdict.Blocked)) {
      return first;
    }
    if (ways.stream().anyMatch(way -> way.verdict().getClass() != first.verdict().getClass())) {
      return new Path(
          hops,
          new Verdict.Undecided(
              "routes of " + subnet.address() + " lead to different places",
              "the address of " + label));
    }
    if (first.verdict() instanceof Verdict.Proved) {
      beyond.put(door, first.hops().subList(hops.size(), first.hops().size()));
    }
    return new Path(first.hops(), left.then(first.verdict()));
  }

  private Leaving leaving(Interface from) {
    Gate gate = new Gate(from.guard(), from.groups());
    Leaving known = leaving.get(gate);
    if (known != null) {
      return known;
    }
    Answer answer =
        firewall.decide(Direction.EGRESS, from, Traffic.HTTPS, SOMEWHERE, BITS, Of.ONE_UNKNOWN);
    Leaving found = new Leaving(answer, answer.reasons());
    // Any other answer names whose packets they are.
    if (answer.verdict() instanceof Verdict.Proved) {
      leaving.put(gate, found);
    }
    return found;
  }

  private Path over(List<Hop> start, Interface from, Subnet subnet, Exit exit, String label) {
    List<Hop> hops = new ArrayList<>(start);
    hops.add(Hop.of(subnet));
    return switch (exit) {
      case Exit.InternetGateway(var table, var route, var gateway) -> {
        hops.add(Routing.hop(table, route));
        Boolean publicAddress = from.isPublicIn(subnet);
        if (publicAddress == null) {
          yield new Path(
              hops,
              new Verdict.Undecided(
                  "whether " + from.owner().address() + " has a public address",
                  "assign_public_ip"));
        }
        if (!publicAddress) {
          yield new Path(
              hops, new Verdict.Blocked(new Blocker.NoPublicAddress(from.owner(), subnet)));
        }
        hops.add(routing.hop(gateway));
        yield arrived(hops, label);
      }
      case Exit.EgressOnly(var table, var route, var gateway) -> {
        hops.add(Routing.hop(table, route));
        hops.add(routing.hop(gateway));
        yield arrived(hops, label);
      }
      case Exit.Nat(var table, var route, var nat) -> {
        hops.add(Routing.hop(table, route));
        hops.add(Hop.of(nat));
        yield beyondNat(hops, nat, label);
      }
      case Exit.None(var table) -> blocked(start, subnet, table);
      case Exit.Unknown(var reason) -> undecided(hops, reason);
    };
  }

  private Path beyondNat(List<Hop> hops, NatGateway nat, String label) {
    Optional<Subnet> subnet = model.subnet(nat.subnet());
    if (subnet.isEmpty()) {
      return undecided(
          hops,
          nat.isRegional() ? "routes of a regional NAT gateway" : "subnet of the NAT gateway");
    }
    Exit exit = single(subnet.get());
    return switch (exit) {
      case Exit.InternetGateway(var table, var route, var gateway) -> {
        hops.add(Hop.of(subnet.get()));
        hops.add(Routing.hop(table, route));
        hops.add(routing.hop(gateway));
        yield arrived(hops, label);
      }
      case Exit.Nat(var table, var _, var _) -> blocked(hops, subnet.get(), Optional.of(table));
      case Exit.EgressOnly(var table, var _, var _) ->
          blocked(hops, subnet.get(), Optional.of(table));
      case Exit.None(var table) -> blocked(hops, subnet.get(), table);
      case Exit.Unknown(var reason) -> undecided(hops, reason);
    };
  }

  /** The only way out of a subnet; not known when there are several. */
  private Exit single(Subnet subnet) {
    List<Exit> exits = routing.toInternet(subnet, BITS);
    boolean alike = exits.stream().allMatch(exit -> exit.getClass() == exits.getFirst().getClass());
    return alike ? exits.getFirst() : new Exit.Unknown("routes of " + subnet.address());
  }

  private static Path arrived(List<Hop> hops, String label) {
    hops.add(new Hop(label, null, null));
    return new Path(hops, new Verdict.Proved());
  }

  private static Path undecided(List<Hop> hops, String reason) {
    return new Path(hops, new Verdict.Undecided(reason, "what that is"));
  }

  private static Path blocked(List<Hop> hops, Subnet subnet, Optional<RouteTable> table) {
    List<Hop> all = new ArrayList<>(hops);
    all.add(Hop.of(subnet));
    return new Path(all, new Verdict.Blocked(new Blocker.NoRoute(subnet, table)));
  }
}
