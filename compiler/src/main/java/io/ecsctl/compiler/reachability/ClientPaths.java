package io.ecsctl.compiler.reachability;

import io.ecsctl.compiler.model.Listener;
import io.ecsctl.compiler.model.LoadBalancer;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.SecurityRule.Direction;
import io.ecsctl.compiler.model.Subnet;
import io.ecsctl.compiler.reachability.Firewall.Answer;
import io.ecsctl.compiler.reachability.Firewall.Of;
import io.ecsctl.compiler.value.AddressSet;
import io.ecsctl.compiler.value.PortRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** client → listener, and the gateways in between: who gets to a load balancer at all. */
public final class ClientPaths {
  private final ProgramModel model;
  private final Firewall firewall;
  private final Routing routing;

  ClientPaths(ProgramModel model, Firewall firewall) {
    this.model = model;
    this.firewall = firewall;
    this.routing = Routing.of(model);
  }

  /** Who may come, and is let in by the load balancer's own groups; with those groups from then. */
  Peer admitted(Listener listener, LoadBalancer balancer, int bits) {
    Interface own = of(balancer);
    AddressSet everybody = everybody(balancer, bits);
    PortRange port = listener.port();
    Answer answer =
        port == null
            ? Answer.undecided(new Verdict.Undecided("port"), bits)
            : firewall.decide(
                Direction.INGRESS,
                own,
                new Traffic(
                    Traffic.protocols(Objects.toString(listener.protocol(), "TCP")).getFirst(),
                    port),
                Peer.of(everybody),
                bits,
                Of.SOME);
    // Where nobody gets in, that is ECS634's to say.
    boolean nobody = answer.verdict() instanceof Verdict.Blocked;
    Peer seen = own.asPeer(bits);
    return new Peer(
        seen.groups(),
        seen.groupsKnown(),
        nobody ? everybody : answer.admitted(),
        nobody ? everybody : answer.perhaps().intersect(everybody));
  }

  private static AddressSet everybody(LoadBalancer balancer, int bits) {
    return balancer.isInternetFacing() ? Addresses.ofInternet(bits) : AddressSet.all(bits);
  }

  /** The interfaces of a load balancer. */
  Interface of(LoadBalancer balancer) {
    Interface own =
        Interface.of(
            model.network(),
            balancer,
            balancer.subnets(),
            balancer.securityGroups(),
            Interface.PublicAddress.UNKNOWN);
    return balancer.isNetwork() && own.guard() == Interface.Guard.DEFAULT ? own.unguarded() : own;
  }

  /** Is the listener's port open in the load balancer's groups, to whom it may serve? */
  public Path traceClient(Listener listener, LoadBalancer balancer) {
    return traceClient(listener, balancer, 32);
  }

  /** The same for clients of one family of addresses. */
  public Path traceClient(Listener listener, LoadBalancer balancer, int bits) {
    return traceClient(listener, balancer, client(balancer, bits), everybody(balancer, bits), bits);
  }

  private static Hop client(LoadBalancer balancer, int bits) {
    String who = balancer.isInternetFacing() ? "internet" : "client";
    return new Hop(who + (bits == 128 ? " (IPv6)" : ""), null, null);
  }

  /**
   * The same for chosen clients.
   *
   * @param from what they are called
   * @param clients their addresses, of which one has to be let in
   */
  public Path traceClient(
      Listener listener, LoadBalancer balancer, Hop from, AddressSet clients, int bits) {
    PortRange port = listener.port();
    Interface own = of(balancer);
    Hop end = hop(listener);
    if (port == null) {
      return new Path(List.of(from, end), new Verdict.Undecided("port of " + listener.address()));
    }
    Answer answer = null;
    Verdict verdict = new Verdict.Proved();
    for (String protocol : Traffic.protocols(Objects.toString(listener.protocol(), "TCP"))) {
      answer =
          firewall.decide(
              Direction.INGRESS, own, new Traffic(protocol, port), Peer.of(clients), bits, Of.SOME);
      verdict = verdict.then(answer.verdict());
    }
    Hop reached = answer == null ? end : end.because(answer.reasons());
    return new Path(List.of(from, reached), verdict);
  }

  /** Is there anybody at all, wherever, who may reach the listener? */
  public Path traceAnybody(Listener listener, LoadBalancer balancer) {
    Path path = traceClient(listener, balancer, client(balancer, 32), AddressSet.all(32), 32);
    return path.verdict() instanceof Verdict.Blocked && balancer.isDualStack()
        ? traceClient(listener, balancer, path.hops().getFirst(), AddressSet.all(128), 128)
        : path;
  }

  /**
   * Do packets of the internet get to each of the load balancer's nodes, and their answers back?
   * Empty for an internal one.
   */
  public Optional<Path> traceGateway(LoadBalancer balancer, Hop from, int bits) {
    if (!balancer.isInternetFacing()) {
      return Optional.empty();
    }
    Interface own = of(balancer);
    List<Hop> hops = new ArrayList<>(List.of(from));
    List<Hop.Reason> reasons = new ArrayList<>();
    Verdict verdict =
        own.subnetsKnown() && !own.subnets().isEmpty()
            ? new Verdict.Proved()
            : new Verdict.Undecided(
                "the subnets of " + balancer.address() + " are outside the program",
                "the routes of those subnets");
    for (Subnet subnet : own.subnets()) {
      if (routing.isPublic(subnet, bits)) {
        routing.toInternet(subnet, bits).stream()
            .filter(Routing.Exit.InternetGateway.class::isInstance)
            .map(Routing.Exit.InternetGateway.class::cast)
            .forEach(exit ->
                reasons.add(
                    new Hop.Reason(
                        subnet.address()
                            + ": route "
                            + exit.route().to()
                            + " via "
                            + exit.gateway(),
                        exit.route().block().header())));
      } else {
        verdict =
            verdict.then(
                routing.notPublic(List.of(subnet), bits).isEmpty()
                    ? new Verdict.Undecided("routes of " + subnet.address(), "its route table")
                    : new Verdict.Blocked(
                        new Blocker.NoRoute(subnet, model.network().tableOf(subnet))));
      }
    }
    hops.add(Hop.of(balancer).because(reasons));
    return Optional.of(new Path(hops, verdict));
  }

  static Hop hop(Listener listener) {
    PortRange port = listener.port();
    return Hop.of(listener.address() + (port == null ? "" : " :" + port.from()), listener);
  }
}
