package io.ecsctl.compiler.reachability;

import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.SecurityRule.Direction;
import io.ecsctl.compiler.model.Service;
import io.ecsctl.compiler.model.Subnet;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.model.TaskRunner;
import io.ecsctl.compiler.reachability.Firewall.Answer;
import io.ecsctl.compiler.reachability.Firewall.Of;
import io.ecsctl.compiler.value.PortRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** task → task, directly: by Service Connect, by service discovery, or by address. */
public final class NeighbourPaths {
  private final ProgramModel model;
  private final Firewall firewall;
  private final Routing routing;

  NeighbourPaths(ProgramModel model, Firewall firewall) {
    this.model = model;
    this.firewall = firewall;
    this.routing = Routing.of(model);
  }

  /** Every port that the service's containers publish. */
  public List<Offer> offers(Service service, TaskDefinition task) {
    return Calls.offers(service, task);
  }

  /** From each place where the caller may be to each where the callee may be. */
  public List<Path> trace(TaskRunner caller, TaskDefinition callerTask, Offer offer) {
    Places from = Places.ofTasks(model, caller, callerTask);
    Places to = Places.ofTasks(model, offer.service(), offer.task());
    List<Path> paths = new ArrayList<>();
    for (Interface here : from.interfaces()) {
      for (Interface there : to.interfaces()) {
        Path path = trace(callerTask, here, there, offer, to.movesPorts());
        paths.add(new Path(path.hops(), from.at(to.at(path.verdict()))).towards(label(offer)));
      }
    }
    from.elsewhere()
        .or(to::elsewhere)
        .ifPresent(verdict ->
            paths.add(new Path(List.of(Hop.of(callerTask)), verdict).towards(label(offer))));
    return paths;
  }

  private Path trace(
      TaskDefinition callerTask, Interface here, Interface there, Offer offer, boolean moves) {
    List<Hop> hops = new ArrayList<>();
    hops.add(Hop.of(callerTask));
    if (!(here.owner() instanceof TaskRunner)) {
      hops.add(Hop.of(here.owner()));
    }
    Optional<String> reason = undecided(here, there, offer);
    if (reason.isPresent()) {
      return new Path(hops, new Verdict.Undecided(reason.get(), "the routes between both"));
    }
    PortRange documented =
        switch (offer.ports()) {
          case HostPorts.Fixed(var port) -> PortRange.single(port, "");
          case HostPorts.Dynamic(var _, var all) -> all;
          case HostPorts.Unknown _ -> PortRange.single(offer.port(), "");
        };
    Answer out = decide(Direction.EGRESS, here, there, offer, documented);
    Answer in = decide(Direction.INGRESS, there, here, offer, documented);
    if (offer.ports() instanceof HostPorts.Dynamic(var least, var _)) {
      out = certain(out, decide(Direction.EGRESS, here, there, offer, least), moves);
      in = certain(in, decide(Direction.INGRESS, there, here, offer, least), moves);
    }
    hops.set(hops.size() - 1, hops.getLast().because(out.reasons()));
    if (out.verdict() instanceof Verdict.Blocked) {
      return new Path(hops, out.verdict());
    }
    if (!(there.owner() instanceof TaskRunner)) {
      hops.add(Hop.of(there.owner().address() + " :" + offer.ports().text(), there.owner()));
    }
    hops.add(Hop.of(label(offer), offer.task()).because(in.reasons()));
    return new Path(hops, out.verdict().then(in.verdict()));
  }

  private static String label(Offer offer) {
    int port =
        offer.task().isAwsvpc() && offer.ports() instanceof HostPorts.Fixed(var fixed)
            ? fixed
            : offer.port();
    return offer.task().address()
        + (offer.container() == null ? "" : "/" + offer.container())
        + " :"
        + port;
  }

  private Answer decide(
      Direction direction, Interface own, Interface other, Offer offer, PortRange ports) {
    return firewall.decide(
        direction, own, new Traffic(offer.protocol(), ports), other.asPeer(32), 32, Of.EVERY);
  }

  /** Refused counts only on a port that is certainly used. */
  private static Answer certain(Answer all, Answer least, boolean moves) {
    return all.verdict() instanceof Verdict.Proved
            || (least.verdict() instanceof Verdict.Blocked && !moves)
        ? all.verdict() instanceof Verdict.Proved ? all : least
        : Answer.undecided(
            new Verdict.Undecided(
                "not all dynamic host ports are open", "all of them in the security groups"),
            32);
  }

  private Optional<String> undecided(Interface here, Interface there, Offer offer) {
    if (offer.ports() instanceof HostPorts.Unknown(var reason)) {
      return Optional.of(reason);
    }
    if (here.vpc() == null || !Objects.equals(here.vpc(), there.vpc())) {
      return Optional.of("the subnets are outside the program, or in different VPCs");
    }
    for (Subnet subnet : here.subnets()) {
      Optional<String> detour = routing.detour(subnet, there.asPeer(32).certain(), 32);
      if (detour.isPresent()) {
        return detour;
      }
    }
    return Optional.empty();
  }
}
