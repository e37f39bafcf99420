package io.ecsctl.compiler.reachability;

import io.ecsctl.compiler.model.Fields;
import io.ecsctl.compiler.model.Forward;
import io.ecsctl.compiler.model.Listener;
import io.ecsctl.compiler.model.LoadBalancer;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.SecurityRule.Direction;
import io.ecsctl.compiler.model.Service;
import io.ecsctl.compiler.model.ServiceTarget;
import io.ecsctl.compiler.model.Subnet;
import io.ecsctl.compiler.model.TargetGroup;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.reachability.Firewall.Answer;
import io.ecsctl.compiler.reachability.Firewall.Of;
import io.ecsctl.compiler.value.PortRange;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** listener → rule → target group → task, behind application and network load balancers. */
public final class LoadBalancerPaths {
  private static final String OUTSIDE = " is outside the program";

  private final ProgramModel model;
  private final Firewall firewall;
  private final Routing routing;
  private final ClientPaths clients;
  private final List<Question> questions;

  LoadBalancerPaths(ProgramModel model, Firewall firewall, ClientPaths clients) {
    this.model = model;
    this.firewall = firewall;
    this.clients = clients;
    this.routing = Routing.of(model);
    this.questions = findQuestions(model);
  }

  /**
   * From the load balancer of {@code forward} to the port that the service registers, or to the one
   * its health checks use.
   */
  public record Question(
      ServiceTarget target,
      Service service,
      TaskDefinition task,
      TargetGroup group,
      Forward forward,
      Listener listener,
      LoadBalancer balancer,
      PortRange containerPort) {}

  /** What comes from the load balancer. */
  public enum Purpose {
    REQUESTS,
    HEALTH_CHECKS
  }

  /**
   * What has to arrive.
   *
   * @param protocol {@code tcp} or {@code udp}
   * @param ports of the task's address, or of the instance's
   */
  public record Probe(Purpose purpose, String protocol, HostPorts ports) {}

  /**
   * One way of one probe.
   *
   * @param leaving does the load balancer send it?
   * @param entering do the tasks take it?
   * @param whole both of them
   */
  public record Attempt(
      Question question,
      Probe probe,
      Interface balancer,
      Interface place,
      Path leaving,
      Path entering,
      Path whole) {}

  /** Every way on which a load balancer of the program must reach a task of the program. */
  public List<Question> questions() {
    return questions;
  }

  private static List<Question> findQuestions(ProgramModel model) {
    List<Question> questions = new ArrayList<>();
    for (Service service : model.services()) {
      Optional<TaskDefinition> task = model.taskOf(service);
      for (ServiceTarget target : service.loadBalancers()) {
        Optional<TargetGroup> group = model.targetGroup(target.targetGroup());
        PortRange port = target.port();
        if (task.isEmpty() || group.isEmpty() || port == null || !fits(task.get(), group.get())) {
          continue;
        }
        for (Forward forward : model.forwardsTo(group.get().address())) {
          Listener listener = forward.listener();
          balancer(model, forward)
              .filter(LoadBalancerPaths::isModelled)
              .ifPresent(its ->
                  questions.add(
                      new Question(
                          target,
                          service,
                          task.get(),
                          group.get(),
                          forward,
                          Objects.requireNonNull(listener),
                          its,
                          port)));
        }
      }
    }
    return List.copyOf(questions);
  }

  private static Optional<LoadBalancer> balancer(ProgramModel model, Forward forward) {
    Listener listener = forward.listener();
    return listener == null ? Optional.empty() : model.loadBalancer(listener.loadBalancer());
  }

  private static boolean isModelled(LoadBalancer balancer) {
    return balancer.isApplication() || balancer.isNetwork();
  }

  /** What does not fit is ECS501 or ECS502. */
  private static boolean fits(TaskDefinition task, TargetGroup group) {
    String mode = task.networkMode();
    String type = group.targetType();
    return mode != null && type != null && type.equals(task.isAwsvpc() ? "ip" : "instance");
  }

  /**
   * Ways to the service that are no {@link #questions}, because a part of them lies outside the
   * program or is not known: nothing is proved of them, and each says what is missing.
   */
  public List<Path> unasked(Service service) {
    List<Path> ways = new ArrayList<>();
    for (ServiceTarget target : service.loadBalancers()) {
      Optional<TargetGroup> group = model.targetGroup(target.targetGroup());
      if (group.isEmpty()) {
        ways.add(unasked(List.of(), "the target group of " + service.address() + OUTSIDE));
        continue;
      }
      List<Forward> forwards = model.forwardsTo(group.get().address());
      if (forwards.isEmpty()) {
        String nobody = "no listener of the program forwards to " + group.get().address();
        ways.add(unasked(List.of(Hop.of(group.get())), nobody));
      }
      for (Forward forward : forwards) {
        missing(target, group.get(), forward)
            .ifPresent(reason -> ways.add(unasked(way(forward, group.get()), reason)));
      }
    }
    return ways.stream().map(way -> way.towards(service.address().toString())).toList();
  }

  private Optional<String> missing(ServiceTarget target, TargetGroup group, Forward forward) {
    Service service = target.service();
    Optional<TaskDefinition> task = model.taskOf(service);
    Optional<LoadBalancer> balancer = balancer(model, forward);
    String reason =
        forward.listener() == null
            ? "the listener of " + Objects.requireNonNull(forward.rule()).address() + OUTSIDE
            : balancer.isEmpty()
                ? "the load balancer of " + forward.listener().address() + OUTSIDE
                : !isModelled(balancer.get())
                    ? "type of " + balancer.get().address()
                    : task.isEmpty()
                        ? "the task definition of " + service.address() + OUTSIDE
                        : target.port() == null
                            ? "port of " + service.address() + " in " + group.address()
                            : !fits(task.get(), group)
                                ? "target_type of %s and network_mode of %s"
                                    .formatted(group.address(), task.get().address())
                                : group.protocol() == null ? "protocol of " + group.address() : "";
    return reason.isEmpty() ? Optional.empty() : Optional.of(reason);
  }

  private static Path unasked(List<Hop> hops, String reason) {
    List<Hop> all = new ArrayList<>(hops);
    all.addFirst(new Hop("client", null, null));
    return new Path(all, new Verdict.Undecided(reason));
  }

  private static List<Hop> way(Forward forward, TargetGroup group) {
    List<Hop> hops = new ArrayList<>();
    if (forward.listener() != null) {
      hops.add(ClientPaths.hop(forward.listener()));
    }
    if (forward.rule() != null) {
      hops.add(Hop.of(forward.rule()));
    }
    hops.add(Hop.of(group));
    return hops;
  }

  /** Requests, then health checks where they go another way. */
  public List<Probe> probes(Question question) {
    int port = question.containerPort().from();
    List<Probe> probes = new ArrayList<>();
    String protocol = question.group().protocol();
    if (protocol == null) {
      return List.of();
    }
    for (String spoken : Traffic.protocols(protocol)) {
      HostPorts ports = HostPorts.of(question.task(), question.target().container(), port, spoken);
      probes.add(new Probe(Purpose.REQUESTS, spoken, ports));
    }
    Integer checks = question.group().healthCheckPort();
    // A check on the traffic port goes to where requests go.
    HostPorts traffic = probes.getFirst().ports();
    HostPorts checked = checks == null ? traffic : new HostPorts.Fixed(checks);
    boolean same = checked.equals(traffic) && Traffic.protocols(protocol).contains("tcp");
    if (question.group().healthCheckPortKnown() && !same) {
      probes.add(new Probe(Purpose.HEALTH_CHECKS, "tcp", checked));
    }
    return probes;
  }

  /** One for each place where tasks may be; at least one. */
  public List<Attempt> attempts(Question question, Probe probe) {
    Places places = Places.ofTasks(model, question.service(), question.task());
    Interface balancer = clients.of(question.balancer());
    List<Attempt> attempts = new ArrayList<>();
    for (Interface place : places.interfaces()) {
      attempts.add(attempt(question, probe, balancer, place, places));
    }
    if (!places.complete()) {
      Path unknown = new Path(start(question), places.elsewhere().orElseThrow());
      attempts.add(
          new Attempt(
              question,
              probe,
              balancer,
              new Interface(
                  question.service(),
                  List.of(),
                  false,
                  List.of(),
                  Interface.Guard.UNKNOWN,
                  Interface.PublicAddress.UNKNOWN),
              unknown,
              unknown,
              unknown));
    }
    return attempts;
  }

  private Attempt attempt(
      Question question, Probe probe, Interface balancer, Interface place, Places places) {
    List<Hop> before = start(question);
    List<Hop> after = new ArrayList<>(before);
    after.addAll(end(question, probe, place));
    String end = after.getLast().label();
    Optional<String> reason = undecided(question, probe, balancer, place);
    if (reason.isPresent()) {
      Path unknown = new Path(before, new Verdict.Undecided(reason.get())).towards(end);
      return new Attempt(question, probe, balancer, place, unknown, unknown, unknown);
    }
    Answer out =
        ports(
            places,
            probe,
            traffic ->
                firewall.decide(
                    Direction.EGRESS,
                    balancer,
                    traffic,
                    place.asPeer(bits(question)),
                    bits(question),
                    Of.EVERY));
    Answer in =
        ports(places, probe, traffic -> entering(question, probe, balancer, place, traffic));
    Path leaving = new Path(because(before, out), places.at(out.verdict())).towards(end);
    Path entering = new Path(because(after, in), places.at(in.verdict()));
    List<Hop> all = new ArrayList<>(because(before, out));
    all.addAll(because(end(question, probe, place), in));
    Path whole =
        out.verdict() instanceof Verdict.Proved || in.verdict() instanceof Verdict.Blocked
            ? out.verdict() instanceof Verdict.Blocked
                ? leaving
                : new Path(all, places.at(out.verdict().then(in.verdict())))
            : leaving;
    return new Attempt(question, probe, balancer, place, leaving, entering, whole);
  }

  /**
   * Whether what comes has a client's address for certain, so that rules for the load balancer's
   * own addresses do not let it in.
   */
  public static boolean keepsClients(Question question, Probe probe) {
    return probe.purpose() == Purpose.REQUESTS
        && Boolean.TRUE.equals(preservesClients(question.balancer(), question.group()));
  }

  private Answer entering(
      Question question, Probe probe, Interface balancer, Interface place, Traffic traffic) {
    int bits = bits(question);
    Answer fromNode =
        firewall.decide(Direction.INGRESS, place, traffic, balancer.asPeer(bits), bits, Of.EVERY);
    Boolean preserved =
        probe.purpose() == Purpose.HEALTH_CHECKS
            ? Boolean.FALSE
            : preservesClients(question.balancer(), question.group());
    if (Boolean.FALSE.equals(preserved)) {
      return fromNode;
    }
    // Packets still carry the client's address, and count as coming from the load balancer's
    // groups.
    Peer client = clients.admitted(question.listener(), question.balancer(), bits);
    Answer fromClient = firewall.decide(Direction.INGRESS, place, traffic, client, bits, Of.SOME);
    return preserved != null || fromNode.verdict().getClass() == fromClient.verdict().getClass()
        ? fromClient
        : Answer.undecided(
            new Verdict.Undecided(
                "preserve_client_ip of " + question.group().address(),
                "whether targets see clients' addresses"),
            bits);
  }

  /** For dynamic host ports: refused on one that is certainly used, or open on all of them. */
  private static Answer ports(
      Places places, Probe probe, java.util.function.Function<Traffic, Answer> decide) {
    return switch (probe.ports()) {
      case HostPorts.Fixed(var port) ->
          decide.apply(new Traffic(probe.protocol(), PortRange.single(port, "")));
      case HostPorts.Dynamic(var least, var documented) -> {
        Answer all = decide.apply(new Traffic(probe.protocol(), documented));
        if (all.verdict() instanceof Verdict.Proved) {
          yield all;
        }
        Answer some = decide.apply(new Traffic(probe.protocol(), least));
        yield some.verdict() instanceof Verdict.Blocked && !places.movesPorts()
            ? some
            : Answer.undecided(
                new Verdict.Undecided(
                    "host ports are not open from " + documented.from() + " to " + documented.to(),
                    "all of " + documented + " in the security groups"),
                32);
      }
      case HostPorts.Unknown(var reason) -> Answer.undecided(new Verdict.Undecided(reason), 32);
    };
  }

  private Optional<String> undecided(
      Question question, Probe probe, Interface balancer, Interface place) {
    if (probe.ports() instanceof HostPorts.Unknown(var reason)) {
      return Optional.of(reason);
    }
    if (bits(question) == 0) {
      return Optional.of("ip_address_type of " + question.group().address());
    }
    if (balancer.vpc() == null || !Objects.equals(balancer.vpc(), place.vpc())) {
      return Optional.of("the subnets are outside the program, or in different VPCs");
    }
    for (Subnet subnet : balancer.subnets()) {
      Optional<String> detour =
          routing.detour(subnet, place.asPeer(bits(question)).certain(), bits(question));
      if (detour.isPresent()) {
        return detour;
      }
    }
    return Optional.empty();
  }

  private static int bits(Question question) {
    return question.group().bits();
  }

  /**
   * Whether targets see the client's address; null when not known. Source: Network Load Balancer
   * User Guide, client IP preservation.
   */
  private static @Nullable Boolean preservesClients(LoadBalancer balancer, TargetGroup group) {
    if (balancer.isApplication()) {
      return Boolean.FALSE;
    }
    if (group.body().has("preserve_client_ip")) {
      return Fields.bool(group.body(), "preserve_client_ip");
    }
    String protocol = Objects.toString(group.protocol(), "");
    return !"ip".equals(group.targetType()) || !(protocol.equals("TCP") || protocol.equals("TLS"));
  }

  private static List<Hop> start(Question question) {
    List<Hop> hops = new ArrayList<>();
    hops.add(question.balancer().isInternetFacing() ? Hop.INTERNET : new Hop("client", null, null));
    hops.addAll(way(question.forward(), question.group()));
    return hops;
  }

  private static List<Hop> end(Question question, Probe probe, Interface place) {
    List<Hop> hops = new ArrayList<>();
    boolean onInstance = !question.task().isAwsvpc();
    if (onInstance) {
      hops.add(Hop.of(place.owner().address() + " :" + probe.ports().text(), place.owner()));
    }
    int port =
        !onInstance && probe.ports() instanceof HostPorts.Fixed(var fixed)
            ? fixed
            : question.containerPort().from();
    String container = question.target().container();
    if (!onInstance || probe.purpose() == Purpose.REQUESTS) {
      hops.add(
          Hop.of(
              question.task().address()
                  + (container == null ? "" : "/" + container)
                  + " :"
                  + port
                  + (probe.protocol().equals("udp") ? "/udp" : ""),
              question.task()));
    }
    return hops;
  }

  /** The last hop is reached because of the answer's rules. */
  private static List<Hop> because(List<Hop> hops, Answer answer) {
    List<Hop> all = new ArrayList<>(hops);
    if (!all.isEmpty()) {
      all.set(all.size() - 1, all.getLast().because(answer.reasons()));
    }
    return all;
  }
}
