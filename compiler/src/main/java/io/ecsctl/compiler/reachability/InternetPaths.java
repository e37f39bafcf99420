package io.ecsctl.compiler.reachability;

import io.ecsctl.compiler.model.NetworkModel;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.RouteTable;
import io.ecsctl.compiler.model.SecurityRule.Direction;
import io.ecsctl.compiler.model.Service;
import io.ecsctl.compiler.model.Subnet;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.reachability.Firewall.Target;
import io.ecsctl.compiler.reachability.Routing.Exit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * task → subnet → route table → gateway → internet: what pulling an image, shipping logs and
 * reading secrets take.
 */
public final class InternetPaths {
  /** Registries, log and secret endpoints all speak HTTPS. */
  public static final Target HTTPS = new Target(443, "tcp");

  private final ProgramModel model;
  private final Routing routing;
  private final boolean endpoints;

  public InternetPaths(ProgramModel model) {
    this.model = model;
    this.routing = new Routing(model);
    this.endpoints = model.program().resources("vpc_endpoint").findAny().isPresent();
  }

  /** One path a subnet of the service, in the order of the service's subnets. */
  public List<Path> trace(Service service, TaskDefinition task) {
    NetworkModel network = model.network();
    return network.subnets(service.subnets()).stream()
        .map(subnet -> trace(service, task, subnet))
        .toList();
  }

  private Path trace(Service service, TaskDefinition task, Subnet subnet) {
    List<Hop> hops = new ArrayList<>();
    hops.add(Routing.hop(task));
    // In a foreign VPC there may be anything; and with endpoints the AWS services are reachable
    // inside the VPC.
    if (model.vpc(subnet.vpcAddress()).isEmpty()) {
      return new Path(hops, new Verdict.Undecided("VPC outside the program"));
    }
    if (endpoints) {
      return new Path(hops, new Verdict.Undecided("VPC endpoints"));
    }
    Optional<Verdict> stopped = firewall(service);
    if (stopped.isPresent()) {
      return new Path(hops, stopped.get());
    }
    hops.add(Routing.hop(subnet));
    return switch (routing.exitOf(subnet)) {
      case Exit.InternetGateway(var table, var gateway) -> {
        hops.add(Routing.hop(table));
        Boolean publicAddress = service.assignsPublicIp();
        if (publicAddress == null) {
          yield new Path(hops, new Verdict.Undecided("assign_public_ip"));
        }
        if (!publicAddress) {
          yield new Path(hops, new Verdict.Blocked(new Blocker.NoPublicAddress(service, subnet)));
        }
        hops.add(routing.hop(gateway));
        yield arrived(hops);
      }
      case Exit.Nat(var table, var nat) -> {
        hops.add(Routing.hop(table));
        hops.add(Routing.hop(nat));
        yield beyondNat(hops, model.subnet(nat.subnet()));
      }
      case Exit.None(var table) -> blocked(hops, subnet, table);
      case Exit.Unknown(var reason) -> new Path(hops, new Verdict.Undecided(reason));
    };
  }

  private Path beyondNat(List<Hop> hops, Optional<Subnet> natSubnet) {
    if (natSubnet.isEmpty()) {
      return new Path(hops, new Verdict.Undecided("subnet of the NAT gateway"));
    }
    hops.add(Routing.hop(natSubnet.get()));
    return switch (routing.exitOf(natSubnet.get())) {
      case Exit.InternetGateway(var table, var gateway) -> {
        hops.add(Routing.hop(table));
        hops.add(routing.hop(gateway));
        yield arrived(hops);
      }
      case Exit.Nat(var table, var _) -> blocked(hops, natSubnet.get(), Optional.of(table));
      case Exit.None(var table) -> blocked(hops, natSubnet.get(), table);
      case Exit.Unknown(var reason) -> new Path(hops, new Verdict.Undecided(reason));
    };
  }

  private static Path arrived(List<Hop> hops) {
    hops.add(Hop.INTERNET);
    return new Path(hops, new Verdict.Proved());
  }

  private static Path blocked(List<Hop> hops, Subnet subnet, Optional<RouteTable> table) {
    return new Path(hops, new Verdict.Blocked(new Blocker.NoRoute(subnet, table)));
  }

  /** What the service's groups say to HTTPS; empty when they let it out. */
  private Optional<Verdict> firewall(Service service) {
    Interface tasks = Interface.of(model.network(), service.subnets(), service.securityGroups());
    if (tasks.groups().isEmpty() || !service.securityGroups().complete()) {
      // The default group or a foreign one: AWS's default lets everything out, so the routes still
      // decide.
      return Optional.empty();
    }
    Verdict verdict =
        Firewall.addresses(Direction.EGRESS, tasks.groups(), HTTPS, Firewall.ANYWHERE);
    return switch (verdict) {
      case Verdict.Proved _ -> Optional.empty();
      case Verdict.Undecided undecided -> Optional.of(undecided);
      case Verdict.Blocked _ when hasNarrowHttps(tasks) ->
          // Someone opened HTTPS to chosen addresses: perhaps exactly the registry's.
          Optional.of(new Verdict.Undecided("HTTPS is open to chosen addresses only"));
      case Verdict.Blocked blocked -> Optional.of(blocked);
    };
  }

  private static boolean hasNarrowHttps(Interface tasks) {
    return tasks.groups().stream()
        .flatMap(group -> group.egress().stream())
        .anyMatch(rule -> rule.covers(HTTPS.port(), HTTPS.protocol()));
  }
}
