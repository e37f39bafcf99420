package io.ecsctl.compiler.reachability;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.model.NatGateway;
import io.ecsctl.compiler.model.NetworkModel;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Route;
import io.ecsctl.compiler.model.RouteTable;
import io.ecsctl.compiler.model.Subnet;
import io.ecsctl.compiler.model.Vpc;
import io.ecsctl.compiler.value.AddressSet;
import io.ecsctl.compiler.value.Cidr;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Follows a subnet's routes, the longest prefix first. */
public final class Routing {
  private final ProgramModel model;
  private final NetworkModel network;
  private final Map<From, List<Exit>> toInternet = new ConcurrentHashMap<>();

  private Routing(ProgramModel model) {
    this.model = model;
    this.network = model.network();
  }

  public static Routing of(ProgramModel model) {
    return model.derived(Routing.class, Routing::new);
  }

  /** A subnet, and a family of addresses. */
  private record From(ResourceAddress subnet, int bits) {}

  /** The first thing on the way out of a VPC. */
  public sealed interface Exit {
    /** Straight out: only for public addresses. */
    record InternetGateway(RouteTable table, Route route, ResourceAddress gateway)
        implements Exit {}

    /** Through a public NAT gateway, whose own subnet has to lead on. */
    record Nat(RouteTable table, Route route, NatGateway gateway) implements Exit {}

    /** Out by IPv6, and nothing back in that was not asked for. */
    record EgressOnly(RouteTable table, Route route, ResourceAddress gateway) implements Exit {}

    /**
     * Nothing. Empty table: the subnet has none and falls back to the main one, which knows only
     * the VPC.
     */
    record None(Optional<RouteTable> table) implements Exit {}

    /**
     * Something the program does not say: another gateway, a literal id, a main table of a foreign
     * VPC.
     */
    record Unknown(String reason) implements Exit {}
  }

  /** Every way that some address of the internet may take; at least one. */
  public List<Exit> toInternet(Subnet subnet, int bits) {
    return toInternet.computeIfAbsent(
        new From(subnet.address(), bits), _ -> find(subnet, bits, Addresses.ofInternet(bits)));
  }

  /** Every way that some address of {@code destination}, outside the VPC, may take. */
  List<Exit> exits(Subnet subnet, int bits, AddressSet destination) {
    return destination.equals(Addresses.ofInternet(bits))
        ? toInternet(subnet, bits)
        : find(subnet, bits, destination);
  }

  private List<Exit> find(Subnet subnet, int bits, AddressSet destination) {
    Optional<RouteTable> table = network.tableOf(subnet);
    if (table.isEmpty()) {
      return List.of(
          network.tablesKnown(subnet)
              ? new Exit.None(table)
              : new Exit.Unknown("route table of " + subnet.address()));
    }
    if (!table.get().routesKnown()) {
      return List.of(new Exit.Unknown("routes of " + table.get().address()));
    }
    List<Exit> exits = new ArrayList<>();
    AddressSet left = destination;
    for (Route route : byPrefix(table.get())) {
      Cidr to = Objects.requireNonNull(route.to());
      if (to.bits() == bits && !left.intersect(AddressSet.of(to)).isEmpty()) {
        exits.add(exit(table.get(), route));
        left = left.minus(AddressSet.of(to));
      }
    }
    if (!left.isEmpty()) {
      exits.add(new Exit.None(table));
    }
    // Of a prefix list nobody knows here which addresses are on it.
    if (table.get().routes().stream().anyMatch(route -> route.to() == null)) {
      exits.add(new Exit.Unknown("prefix lists in " + table.get().address()));
    }
    return exits;
  }

  private static List<Route> byPrefix(RouteTable table) {
    return table.routes().stream()
        .filter(route -> route.to() != null)
        .sorted((one, other) -> Integer.compare(prefix(other), prefix(one)))
        .toList();
  }

  private static int prefix(Route route) {
    return Objects.requireNonNull(route.to()).prefix();
  }

  private Exit exit(RouteTable table, Route route) {
    ResourceAddress via = route.via();
    if (via != null && via.kind().equals("internet_gateway")) {
      return new Exit.InternetGateway(table, route, via);
    }
    if (via != null && via.kind().equals("egress_only_internet_gateway")) {
      return new Exit.EgressOnly(table, route, via);
    }
    Optional<NatGateway> nat = model.natGateway(via);
    return nat.isPresent() && nat.get().isPublic()
        ? new Exit.Nat(table, route, nat.get())
        : new Exit.Unknown("where " + table.address() + " sends " + route.to());
  }

  /**
   * What takes packets of {@code subnet} to {@code peer}, in the same VPC, somewhere else than
   * straight there: the reason why that is not known; empty when nothing does.
   */
  Optional<String> detour(Subnet subnet, AddressSet peer, int bits) {
    Optional<RouteTable> table = network.tableOf(subnet);
    Cidr vpc = model.vpc(subnet.vpcAddress()).map(Vpc::cidr).orElse(null);
    if (table.isEmpty()) {
      return Optional.empty();
    }
    // The route inside the VPC wins over everything that is not more specific.
    return table.get().routes().stream()
        .filter(route -> {
          Cidr to = route.to();
          return to != null
              && to.bits() == bits
              && (bits == 128 ? to.prefix() > 64 : vpc != null && to.prefix() > vpc.prefix())
              && !peer.intersect(AddressSet.of(to)).isEmpty();
        })
        .map(route -> "where " + table.get().address() + " sends " + route.to())
        .findFirst();
  }

  /** The gateway as a hop. */
  public Hop hop(ResourceAddress address) {
    return model
        .program()
        .resource(address)
        .map(resource -> new Hop(address.toString(), address, resource.header()))
        .orElseGet(() -> new Hop(address.toString(), address, null));
  }

  /** The table as a hop, because of one of its routes. */
  static Hop hop(RouteTable table, Route route) {
    return Hop.of(table)
        .because(
            new Hop.Reason("route " + route.to() + " via " + route.via(), route.block().header()));
  }

  /**
   * Subnets of {@code subnets} without a way straight to an internet gateway, of which that is
   * certain.
   */
  public List<Subnet> notPublic(List<Subnet> subnets) {
    return notPublic(subnets, 32);
  }

  /** The same for one family of addresses. */
  public List<Subnet> notPublic(List<Subnet> subnets, int bits) {
    return subnets.stream()
        .filter(subnet ->
            toInternet(subnet, bits).stream()
                .noneMatch(
                    exit -> exit instanceof Exit.InternetGateway || exit instanceof Exit.Unknown))
        .toList();
  }

  /** Whether all of the internet is reached straight through an internet gateway. */
  boolean isPublic(Subnet subnet, int bits) {
    return toInternet(subnet, bits).stream().allMatch(Exit.InternetGateway.class::isInstance);
  }
}
