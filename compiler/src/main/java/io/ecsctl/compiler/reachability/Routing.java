package io.ecsctl.compiler.reachability;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.model.Element;
import io.ecsctl.compiler.model.NatGateway;
import io.ecsctl.compiler.model.NetworkModel;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Route;
import io.ecsctl.compiler.model.RouteTable;
import io.ecsctl.compiler.model.Subnet;
import io.ecsctl.compiler.value.Cidr;
import java.util.List;
import java.util.Optional;

/** Follows a subnet's routes towards the IPv4 internet. */
public final class Routing {
  private final ProgramModel model;
  private final NetworkModel network;

  public Routing(ProgramModel model) {
    this.model = model;
    this.network = model.network();
  }

  /** The first thing on the way from a subnet to the internet. */
  public sealed interface Exit {
    /** Straight out: only for public addresses. */
    record InternetGateway(RouteTable table, ResourceAddress gateway) implements Exit {}

    /** Through a public NAT gateway, whose own subnet has to lead on. */
    record Nat(RouteTable table, NatGateway gateway) implements Exit {}

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

  public Exit exitOf(Subnet subnet) {
    Optional<RouteTable> table = network.tableOf(subnet);
    if (table.isEmpty()) {
      return network.tablesKnown(subnet)
          ? new Exit.None(table)
          : new Exit.Unknown("route table of " + subnet.address());
    }
    if (!table.get().routesKnown()) {
      return new Exit.Unknown("routes of " + table.get().address());
    }
    for (Route route : table.get().routes()) {
      if (route.isDefault()) {
        return exit(table.get(), route);
      }
    }
    // Halves of the internet, prefix lists and ranges of other networks are ways out that are not
    // followed here.
    return table.get().routes().stream().allMatch(Routing::isInner)
        ? new Exit.None(table)
        : new Exit.Unknown("routes of " + table.get().address());
  }

  private Exit exit(RouteTable table, Route route) {
    ResourceAddress via = route.via();
    if (via != null && via.kind().equals("internet_gateway")) {
      return new Exit.InternetGateway(table, via);
    }
    Optional<NatGateway> nat = model.natGateway(via);
    return nat.isPresent() && nat.get().isPublic()
        ? new Exit.Nat(table, nat.get())
        : new Exit.Unknown("where " + table.address() + " sends the rest");
  }

  private static boolean isInner(Route route) {
    Cidr to = route.to();
    return to != null && (to.bits() == 128 || PrivateRanges.contains(to));
  }

  /** {@code subnet → table → gateway}, as far as it leads. */
  public static Hop hop(Element element) {
    return new Hop(element.address().toString(), element.address(), element.header());
  }

  /** The gateway as a hop. */
  public Hop hop(ResourceAddress address) {
    return model
        .program()
        .resource(address)
        .map(resource -> new Hop(address.toString(), address, resource.header()))
        .orElseGet(() -> new Hop(address.toString(), address, null));
  }

  /**
   * Subnets of {@code subnets} without a way straight to an internet gateway, of which that is
   * certain.
   */
  public List<Subnet> notPublic(List<Subnet> subnets) {
    return subnets.stream()
        .filter(subnet ->
            switch (exitOf(subnet)) {
              case Exit.InternetGateway _, Exit.Unknown _ -> false;
              case Exit.Nat _, Exit.None _ -> true;
            })
        .toList();
  }
}
