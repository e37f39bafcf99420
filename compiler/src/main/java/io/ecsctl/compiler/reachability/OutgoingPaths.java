package io.ecsctl.compiler.reachability;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.model.Fields;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.References;
import io.ecsctl.compiler.model.RouteTable;
import io.ecsctl.compiler.model.SecurityRule.Direction;
import io.ecsctl.compiler.model.Subnet;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.model.TaskRunner;
import io.ecsctl.compiler.model.Vpc;
import io.ecsctl.compiler.model.VpcEndpoint;
import io.ecsctl.compiler.reachability.Firewall.Answer;
import io.ecsctl.compiler.reachability.Firewall.Of;
import io.ecsctl.compiler.reachability.Interface.PublicAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * task → subnet → route table → gateway → internet, or task → VPC endpoint: what pulling an image,
 * shipping logs and reading secrets take.
 */
public final class OutgoingPaths {
  private final ProgramModel model;
  private final Firewall firewall;
  private final InternetPaths internet;
  private final Map<ResourceAddress, List<VpcEndpoint>> endpoints = new HashMap<>();

  /** Whether there is an endpoint of which nobody knows yet to which VPC it belongs. */
  private boolean somewhere;

  OutgoingPaths(ProgramModel model, Firewall firewall) {
    this.model = model;
    this.firewall = firewall;
    this.internet = new InternetPaths(model, firewall);
    for (VpcEndpoint endpoint : model.vpcEndpoints()) {
      ResourceAddress vpc = endpoint.vpcAddress();
      somewhere |= !Fields.isKnown(endpoint.body(), "vpc");
      if (vpc != null) {
        endpoints.computeIfAbsent(vpc, _ -> new ArrayList<>()).add(endpoint);
      }
    }
  }

  /**
   * One way from one subnet to one destination.
   *
   * @param service the AWS service that is asked, where it is one of several; else empty
   * @param from whose interface it is: the task's, or the instance's
   */
  public record Outgoing(
      TaskRunner runner,
      TaskDefinition task,
      Need need,
      String service,
      Interface from,
      Optional<Subnet> subnet,
      Path path) {}

  /** Everything that the tasks of {@code runner} cannot start without, subnet by subnet. */
  public List<Outgoing> trace(TaskRunner runner, TaskDefinition task) {
    return trace(runner, task, Needs.of(task, model.program().stack().region()));
  }

  /** The same for chosen needs. */
  List<Outgoing> trace(TaskRunner runner, TaskDefinition task, List<Need> needs) {
    Places places = Places.ofAgent(model, runner, task);
    return needs.stream().flatMap(need -> trace(runner, task, places, need).stream()).toList();
  }

  private List<Outgoing> trace(TaskRunner runner, TaskDefinition task, Places places, Need need) {
    List<Outgoing> all = new ArrayList<>();
    for (Interface from : places.interfaces()) {
      for (Subnet subnet : from.subnets()) {
        for (String service : services(subnet, need.destination())) {
          Path path = trace(start(task, from), from, subnet, need.destination(), service);
          all.add(
              new Outgoing(
                  runner,
                  task,
                  need,
                  service,
                  from,
                  Optional.of(subnet),
                  new Path(path.hops(), places.at(path.verdict()))
                      .towards(label(subnet, need.destination(), service))));
        }
      }
      if (!from.subnetsKnown() || from.subnets().isEmpty()) {
        all.add(
            unknown(
                runner,
                task,
                need,
                from,
                new Verdict.Undecided(
                    "the subnets of " + from.owner().address() + " are outside the program",
                    "the routes of those subnets")));
      }
    }
    places
        .elsewhere()
        .ifPresent(verdict ->
            all.add(
                unknown(
                    runner,
                    task,
                    need,
                    Interface.of(
                        model.network(),
                        runner,
                        new References(List.of(), false),
                        new References(List.of(), false),
                        PublicAddress.UNKNOWN),
                    verdict)));
    return all;
  }

  private static Outgoing unknown(
      TaskRunner runner, TaskDefinition task, Need need, Interface from, Verdict verdict) {
    return new Outgoing(
        runner,
        task,
        need,
        "",
        from,
        Optional.empty(),
        new Path(List.of(Hop.of(task)), verdict).towards(need.destination().label()));
  }

  /** On instances the instance is what calls. */
  private static List<Hop> start(TaskDefinition task, Interface from) {
    return from.owner() instanceof TaskRunner
        ? List.of(Hop.of(task))
        : List.of(Hop.of(task), Hop.of(from.owner()));
  }

  /** Where no endpoint is, all of AWS is reached the same way: asking once is enough. */
  private List<String> services(Subnet subnet, Destination destination) {
    return destination.services().size() < 2 || !hasEndpoints(subnet)
        ? List.of(destination.services().isEmpty() ? "" : destination.services().getFirst())
        : destination.services();
  }

  /** What the end of a way is called: one of several services only where each has its own way. */
  private String label(Subnet subnet, Destination destination, String service) {
    return destination.services().size() > 1 && hasEndpoints(subnet)
        ? service
        : destination.label();
  }

  private boolean hasEndpoints(Subnet subnet) {
    return !of(subnet).isEmpty();
  }

  /** The program's endpoints in the subnet's VPC. */
  public List<VpcEndpoint> of(Subnet subnet) {
    ResourceAddress vpc = subnet.vpcAddress();
    return vpc == null ? List.of() : endpoints.getOrDefault(vpc, List.of());
  }

  Path trace(
      List<Hop> start, Interface from, Subnet subnet, Destination destination, String service) {
    Optional<Vpc> vpc = model.vpc(subnet.vpcAddress());
    if (vpc.isEmpty()) {
      return new Path(
          start,
          new Verdict.Undecided(
              "the VPC of " + subnet.address() + " is outside the program",
              "the route tables and endpoints of that VPC"));
    }
    if (subnet.isIpv6Only()) {
      return new Path(
          start,
          new Verdict.Undecided(
              subnet.address() + " has IPv6 addresses only",
              "whether " + destination.label() + " answers on IPv6"));
    }
    if (service.isEmpty()) {
      return internet.trace(start, from, subnet, destination, destination.label());
    }
    String label = label(subnet, destination, service);
    List<VpcEndpoint> all = of(subnet);
    List<Path> ways = new ArrayList<>();
    boolean certain = !somewhere;
    for (VpcEndpoint endpoint : all) {
      if (endpoint.service() == null || endpoint.type() == null) {
        certain = false;
      }
      if (!service.equals(endpoint.service())
          || !endpoint.isRegional()
          || !endpoint.isInterface()) {
        continue;
      }
      Boolean named = named(endpoint, vpc.get(), service);
      if (named == null) {
        certain = false;
      }
      if (!Boolean.FALSE.equals(named)) {
        ways.add(overEndpoint(start, from, subnet, endpoint, label));
      }
    }
    if (ways.isEmpty() || !certain) {
      Optional<VpcEndpoint> gateway = gateway(all, subnet, service);
      if (gateway.isPresent() && leads(gateway.get(), subnet) == null) {
        certain = false;
        ways.add(internet.trace(start, from, subnet, destination, label));
      }
      ways.add(
          gateway.isPresent()
              ? overGateway(start, from, subnet, gateway.get(), label)
              : internet.trace(start, from, subnet, destination, label));
    }
    Path first = ways.getFirst();
    boolean agree =
        ways.stream().allMatch(way -> way.verdict().getClass() == first.verdict().getClass());
    boolean known =
        ways.size() == 1
            ? certain
            : agree && (certain || first.verdict() instanceof Verdict.Proved);
    return known
        ? first
        : new Path(
            start,
            new Verdict.Undecided(
                "which VPC endpoint leads to " + service,
                "service_name and private_dns_enabled of the endpoints of " + vpc.get().address()));
  }

  /**
   * Whether the service's usual name leads to the endpoint; null when not known. Source: Amazon VPC
   * User Guide, interface endpoints, private DNS.
   */
  private static @Nullable Boolean named(VpcEndpoint endpoint, Vpc vpc, String service) {
    Boolean stated = endpoint.privateDns();
    if (Boolean.FALSE.equals(stated)) {
      return Boolean.FALSE;
    }
    boolean silent = !endpoint.body().has("private_dns_enabled");
    boolean resolved =
        Boolean.TRUE.equals(Fields.bool(vpc.body(), "enable_dns_hostnames"))
            && (!vpc.body().has("enable_dns_support")
                || Boolean.TRUE.equals(Fields.bool(vpc.body(), "enable_dns_support")));
    // Those of S3 and DynamoDB take no part in names unless they are told to.
    boolean standard = !service.equals("s3") && !service.equals("dynamodb");
    boolean inboundOnly =
        endpoint.body().block("dns_options").isPresent()
            || !Fields.isKnown(endpoint.body(), "dns_options");
    boolean on = Boolean.TRUE.equals(stated) || (silent && standard);
    return (on && resolved && !inboundOnly) ? Boolean.TRUE : null;
  }

  private Optional<VpcEndpoint> gateway(
      List<VpcEndpoint> endpoints, Subnet subnet, String service) {
    return endpoints.stream()
        .filter(VpcEndpoint::isGateway)
        .filter(endpoint -> service.equals(endpoint.service()) && endpoint.isRegional())
        .filter(endpoint -> !Boolean.FALSE.equals(leads(endpoint, subnet)))
        .findFirst();
  }

  /** Whether the subnet's route table has the endpoint's route; null when not known. */
  private @Nullable Boolean leads(VpcEndpoint endpoint, Subnet subnet) {
    References tables = endpoint.routeTables();
    Optional<RouteTable> own = model.network().tableOf(subnet);
    if (own.isPresent() && tables.addresses().contains(own.get().address())) {
      return Boolean.TRUE;
    }
    boolean certain = own.isPresent() || model.network().tablesKnown(subnet);
    return (certain && tables.complete()) ? Boolean.FALSE : null;
  }

  private Path overEndpoint(
      List<Hop> start, Interface from, Subnet subnet, VpcEndpoint endpoint, String label) {
    Interface there =
        Interface.of(
            model.network(),
            endpoint,
            endpoint.subnets(),
            endpoint.securityGroups(),
            PublicAddress.NO);
    Interface here = from.in(subnet);
    Answer out =
        firewall.decide(Direction.EGRESS, here, Traffic.HTTPS, there.asPeer(32), 32, Of.EVERY);
    List<Hop> hops = new ArrayList<>(start);
    out.leave(hops);
    if (out.verdict() instanceof Verdict.Blocked) {
      return new Path(hops, out.verdict());
    }
    Answer in =
        firewall.decide(Direction.INGRESS, there, Traffic.HTTPS, here.asPeer(32), 32, Of.EVERY);
    Verdict known =
        there.subnetsKnown() && !there.subnets().isEmpty()
            ? new Verdict.Proved()
            : new Verdict.Undecided("subnets of " + endpoint.address(), "its subnets");
    hops.add(endpointHop(endpoint).because(in.reasons()));
    Verdict verdict = out.verdict().then(in.verdict()).then(known);
    if (verdict instanceof Verdict.Proved) {
      hops.add(new Hop(label, null, null));
    }
    return new Path(hops, verdict);
  }

  private static Hop endpointHop(VpcEndpoint endpoint) {
    Hop hop = Hop.of(endpoint);
    return endpoint.hasPolicy()
        ? hop.because(
            new Hop.Reason(
                "its policy has a say in what is answered; that is not looked into",
                endpoint.body().valueSpan("policy")))
        : hop;
  }

  private Path overGateway(
      List<Hop> start, Interface from, Subnet subnet, VpcEndpoint endpoint, String label) {
    Answer out = outward(from, subnet, 32);
    List<Hop> hops = new ArrayList<>(start);
    out.leave(hops);
    if (!(out.verdict() instanceof Verdict.Proved)) {
      return new Path(hops, out.verdict());
    }
    hops.add(Hop.of(subnet));
    model.network().tableOf(subnet).ifPresent(table -> hops.add(Hop.of(table)));
    hops.add(endpointHop(endpoint));
    hops.add(new Hop(label, null, null));
    return new Path(hops, out.verdict());
  }

  private Answer outward(Interface from, Subnet subnet, int bits) {
    return firewall.decide(
        Direction.EGRESS,
        from.in(subnet),
        Traffic.HTTPS,
        Peer.of(Addresses.ofInternet(bits)),
        bits,
        Of.ONE_UNKNOWN);
  }
}
