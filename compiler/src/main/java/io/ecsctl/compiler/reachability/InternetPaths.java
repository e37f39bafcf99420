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
 * subnet → route table → gateway → internet. Ways that are proved are remembered: most services of
 * a program share their subnets and groups.
 */
final class InternetPaths {
  private final ProgramModel model;
  private final Firewall firewall;
  private final Routing routing;
  private final Map<Gate, Way> proved = new ConcurrentHashMap<>();

  InternetPaths(ProgramModel model, Firewall firewall) {
    this.model = model;
    this.firewall = firewall;
    this.routing = Routing.of(model);
  }

  /**
   * What decides how a packet gets out, whosever it is.
   *
   * @param isPublic null when not known
   */
  private record Gate(
      Guard guard,
      List<ResourceAddress> groups,
      @Nullable Boolean isPublic,
      ResourceAddress subnet,
      AddressSet there,
      String label) {
    static Gate of(Interface from, Subnet subnet, AddressSet there, String label) {
      return new Gate(
          from.guard(),
          from.groups().stream().map(SecurityGroup::address).toList(),
          from.isPublicIn(subnet),
          subnet.address(),
          there,
          label);
    }
  }

  /**
   * A path that works, behind its start.
   *
   * @param reasons what lets the packet leave where it starts
   */
  private record Way(List<Hop.Reason> reasons, List<Hop> hops) {
    static Way after(List<Hop> start, Path path) {
      List<Hop.Reason> reasons = new ArrayList<>(path.hops().get(start.size() - 1).reasons());
      reasons.removeAll(start.getLast().reasons());
      return new Way(reasons, path.hops().subList(start.size(), path.hops().size()));
    }

    Path from(List<Hop> start) {
      List<Hop> all = new ArrayList<>(start);
      all.set(all.size() - 1, all.getLast().because(reasons));
      all.addAll(hops);
      return new Path(all, new Verdict.Proved());
    }
  }

  /** By IPv4; where that is refused, IPv6 may do. */
  Path trace(
      List<Hop> start, Interface from, Subnet subnet, Destination destination, String label) {
    Path way = trace(start, from, subnet, Addresses.ofInternet(32), label);
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

  /** To an address of {@code there} that nobody knows, or to the only one. */
  Path trace(List<Hop> start, Interface from, Subnet subnet, AddressSet there, String label) {
    Gate gate = Gate.of(from, subnet, there, label);
    Way known = proved.get(gate);
    if (known != null) {
      return known.from(start);
    }
    Path path = followed(start, from, subnet, there, label);
    if (path.verdict() instanceof Verdict.Proved) {
      proved.put(gate, Way.after(start, path));
    }
    return path;
  }

  private Path followed(
      List<Hop> start, Interface from, Subnet subnet, AddressSet there, String label) {
    Answer out =
        firewall.decide(
            Direction.EGRESS,
            from.in(subnet),
            Traffic.HTTPS,
            Peer.of(there),
            there.bits(),
            Of.ONE_UNKNOWN);
    List<Hop> hops = new ArrayList<>(start);
    out.leave(hops);
    if (out.verdict() instanceof Verdict.Blocked) {
      return new Path(hops, out.verdict());
    }
    List<Path> ways =
        routing.exits(subnet, there.bits(), out.perhaps()).stream()
            .map(exit -> over(hops, from, subnet, exit, label))
            .toList();
    Path first = ways.getFirst();
    if (ways.stream().allMatch(way -> way.verdict() instanceof Verdict.Blocked)) {
      return first;
    }
    boolean agree =
        ways.stream().allMatch(way -> way.verdict().getClass() == first.verdict().getClass());
    return agree
        ? new Path(first.hops(), out.verdict().then(first.verdict()))
        : new Path(
            hops,
            new Verdict.Undecided(
                "routes of " + subnet.address() + " lead to different places",
                "the address of " + label));
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
    List<Exit> exits = routing.toInternet(subnet, 32);
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
