package io.ecsctl.compiler.reachability;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.diagnostic.Suggestions;
import io.ecsctl.compiler.model.Element;
import io.ecsctl.compiler.model.FileSystem;
import io.ecsctl.compiler.model.Listener;
import io.ecsctl.compiler.model.LoadBalancer;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Service;
import io.ecsctl.compiler.model.TaskDefinition;
import io.ecsctl.compiler.model.TaskRunner;
import io.ecsctl.compiler.reachability.LoadBalancerPaths.Attempt;
import io.ecsctl.compiler.reachability.OutgoingPaths.Outgoing;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.value.AddressSet;
import io.ecsctl.compiler.value.Cidr;
import io.ecsctl.compiler.value.IpAddress;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Answers a question that somebody asks on purpose: does this get there? From clients ({@code
 * internet}, an address or a range) to a service or a load balancer; from tasks (a service or a
 * schedule) to a service, a file system, {@code internet}, or something that tasks need such as
 * {@code ecr}.
 */
public final class Tracer {
  private static final String INTERNET = "internet";

  private final ProgramModel model;
  private final Reachability reachability;

  private Tracer(ProgramModel model) {
    this.model = model;
    this.reachability = Reachability.of(model);
  }

  public static Tracer of(ProgramModel model) {
    return new Tracer(model);
  }

  /** What comes of a question. */
  public sealed interface Answer {
    /** Every way there is, at least one. */
    record Traced(List<Path> paths) implements Answer {
      public Traced {
        paths = List.copyOf(paths);
      }

      /** Blocked when one of them is, proved when all of them are. */
      public Verdict verdict() {
        return paths.stream().map(Path::verdict).reduce(Verdict::then).orElseThrow();
      }
    }

    /** The question makes no sense in this program; one sentence without a full stop. */
    record Refused(String reason) implements Answer {}
  }

  public Answer trace(String from, String to) {
    Optional<AddressSet> clients = addresses(from);
    if (clients.isPresent()) {
      Hop start = new Hop(from, null, null);
      return incoming(start, clients.get(), from.equals(INTERNET), to);
    }
    Optional<TaskRunner> runner = runner(from);
    if (runner.isEmpty()) {
      return refuse(
          "from", from, Stream.of(Stream.of(INTERNET), services(), addresses(model.schedules())));
    }
    Optional<TaskDefinition> task = model.taskOf(runner.get());
    return task.isEmpty()
        ? new Answer.Refused("the task definition of " + from + " is not the program's")
        : outgoing(runner.get(), task.get(), to);
  }

  /** {@code internet}, {@code 203.0.113.7}, {@code 10.99.0.0/16}. */
  private static Optional<AddressSet> addresses(String text) {
    if (text.equals(INTERNET)) {
      return Optional.of(Addresses.ofInternet(32));
    }
    Cidr block = Cidr.parse(text);
    BigInteger address = IpAddress.parse(text);
    return block != null
        ? Optional.of(AddressSet.of(block))
        : address == null
            ? Optional.empty()
            : Optional.of(AddressSet.range(text.contains(":") ? 128 : 32, address, address));
  }

  private Optional<TaskRunner> runner(String text) {
    ResourceAddress address = ResourceAddress.parse(text);
    return Stream.<TaskRunner>concat(model.services().stream(), model.schedules().stream())
        .filter(runner -> runner.address().equals(address))
        .findFirst();
  }

  private Answer incoming(Hop start, AddressSet clients, boolean all, String to) {
    ResourceAddress address = ResourceAddress.parse(to);
    Optional<LoadBalancer> balancer = model.loadBalancer(address);
    if (balancer.isPresent()) {
      List<Path> paths =
          model.listeners().stream()
              .filter(listener -> balancer.get().address().equals(listener.loadBalancer()))
              .flatMap(listener -> arriving(start, clients, all, listener, balancer.get()).stream())
              .toList();
      return paths.isEmpty()
          ? new Answer.Refused("no listener of the program is " + to + "'s")
          : new Answer.Traced(paths);
    }
    Optional<Service> service = model.service(address);
    if (service.isEmpty()) {
      return refuse("from clients to", to, Stream.of(services(), balancers()));
    }
    List<Path> paths = new ArrayList<>();
    for (Attempt attempt : reachability.attempts()) {
      if (attempt.question().service().address().equals(address)) {
        List<Path> ways =
            attempt.probe().purpose() == LoadBalancerPaths.Purpose.HEALTH_CHECKS
                ? List.of(attempt.whole())
                : arriving(
                        start,
                        clients,
                        all,
                        attempt.question().listener(),
                        attempt.question().balancer())
                    .stream()
                    .map(client -> join(client, attempt.whole()))
                    .toList();
        paths.addAll(ways);
      }
    }
    reachability.balancers().unasked(service.get()).stream()
        .map(path -> new Path(startingAt(start, path.hops()), path.verdict(), path.to()))
        .forEach(paths::add);
    return paths.isEmpty()
        ? new Answer.Refused(
            to + " is behind no load balancer, so that nothing outside can name it")
        : new Answer.Traced(distinct(paths));
  }

  private static List<Hop> startingAt(Hop start, List<Hop> hops) {
    List<Hop> all = new ArrayList<>(hops);
    all.set(0, start);
    return all;
  }

  /** For the internet both families, where the load balancer has both. */
  private List<Path> arriving(
      Hop start, AddressSet clients, boolean all, Listener listener, LoadBalancer balancer) {
    List<Path> paths = new ArrayList<>();
    if (!all || balancer.hasPublicIpv4() || !balancer.isInternetFacing()) {
      paths.add(arriving(start, clients, listener, balancer));
    }
    if (all && balancer.isDualStack() && balancer.isInternetFacing()) {
      paths.add(
          arriving(
              new Hop(start.label() + " (IPv6)", null, null),
              Addresses.ofInternet(128),
              listener,
              balancer));
    }
    return paths;
  }

  private Path arriving(Hop start, AddressSet clients, Listener listener, LoadBalancer balancer) {
    boolean outside = Addresses.ofInternet(clients.bits()).contains(clients);
    if (outside && !balancer.isInternetFacing()) {
      return new Path(
          List.of(start),
          balancer.body().has("scheme") && balancer.body().text("scheme") == null
              ? new Verdict.Undecided("scheme of " + balancer.address(), "its scheme")
              : new Verdict.Blocked(new Blocker.Internal(balancer)));
    }
    Path door =
        reachability.clients().traceClient(listener, balancer, start, clients, clients.bits());
    Optional<Path> gateway =
        outside
            ? reachability.clients().traceGateway(balancer, start, clients.bits())
            : Optional.empty();
    return gateway.map(way -> join(way, door)).orElse(door);
  }

  /** Both have the same beginning, or the second one goes on from the last hop of the first. */
  private static Path join(Path first, Path second) {
    if (first.verdict() instanceof Verdict.Blocked) {
      return first;
    }
    List<Hop> hops = new ArrayList<>(first.hops());
    for (Hop hop : second.hops().subList(1, second.hops().size())) {
      if (hops.stream().noneMatch(known -> known.label().equals(hop.label()))) {
        hops.add(hop);
      }
    }
    return new Path(hops, first.verdict().then(second.verdict()), second.to());
  }

  private Answer outgoing(TaskRunner runner, TaskDefinition task, String to) {
    ResourceAddress address = ResourceAddress.parse(to);
    Optional<Service> callee = model.service(address);
    if (callee.isPresent()) {
      return neighbour(runner, task, callee.get());
    }
    Optional<FileSystem> files = model.fileSystem(address);
    if (files.isPresent()) {
      return new Answer.Traced(reachability.files().trace(runner, task, files.get()));
    }
    if (to.equals("efs")) {
      List<Path> mounts =
          reachability.files().trace(runner, task).stream()
              .map(FileSystemPaths.Mount::path)
              .toList();
      return mounts.isEmpty()
          ? new Answer.Refused(task.address() + " mounts no file system of the program")
          : new Answer.Traced(distinct(mounts));
    }
    List<Need> needs = needs(task, to);
    if (needs.isEmpty()) {
      return to.equals("secrets") || to.equals("registry")
          ? new Answer.Refused(task.address() + " has no " + to)
          : refuse("from tasks to", to, Stream.of(words(), services(), fileSystems()));
    }
    return new Answer.Traced(
        distinct(
            reachability.outgoing().trace(runner, task, needs).stream()
                .map(Outgoing::path)
                .toList()));
  }

  private static Stream<String> words() {
    return Stream.concat(
        Destination.KNOWN.stream().map(Destination::word),
        Stream.of(INTERNET, "registry", "secrets", "efs"));
  }

  private List<Need> needs(TaskDefinition task, String to) {
    SourceSpan span = task.header();
    List<Need> own = Needs.of(task, model.program().stack().region());
    return switch (to) {
      case "registry" -> own.stream().filter(need -> need.destination().isRegistry()).toList();
      case "secrets" ->
          own.stream()
              .filter(need ->
                  need.destination().equals(Destination.SECRETS)
                      || need.destination().equals(Destination.PARAMETERS))
              .toList();
      case INTERNET -> List.of(new Need(Destination.internet(INTERNET, INTERNET), "", span));
      default ->
          Destination.KNOWN.stream()
              .filter(destination -> destination.word().equals(to))
              .map(destination -> new Need(destination, "", span))
              .toList();
    };
  }

  private Answer neighbour(TaskRunner runner, TaskDefinition task, Service callee) {
    Optional<TaskDefinition> called = model.taskOf(callee);
    List<Offer> offers =
        called.map(its -> reachability.neighbours().offers(callee, its)).orElse(List.of());
    if (offers.isEmpty()) {
      return new Answer.Refused("no container of " + callee.address() + " publishes a port");
    }
    List<Path> paths = new ArrayList<>();
    offers.forEach(offer -> paths.addAll(reachability.neighbours().trace(runner, task, offer)));
    return new Answer.Traced(distinct(paths));
  }

  /**
   * @param candidates what there would be on that side. A name that is not among them may be one of
   *     the program all the same, to which nobody of that side goes
   */
  private static Answer refuse(String side, String text, Stream<Stream<String>> candidates) {
    List<String> known = candidates.flatMap(Function.identity()).toList();
    String near =
        Suggestions.nearest(text, known)
            .map(word -> "; " + Suggestions.question(word))
            .orElse(". Known: " + String.join(", ", known));
    return new Answer.Refused("there is nothing to trace %s %s%s".formatted(side, text, near));
  }

  private Stream<String> services() {
    return addresses(model.services());
  }

  private Stream<String> balancers() {
    return addresses(model.loadBalancers());
  }

  private Stream<String> fileSystems() {
    return addresses(model.fileSystems());
  }

  private static Stream<String> addresses(List<? extends Element> elements) {
    return elements.stream().map(element -> element.address().toString());
  }

  private static List<Path> distinct(List<Path> paths) {
    Map<String, Path> distinct = new LinkedHashMap<>();
    paths.forEach(path -> distinct.putIfAbsent(path.key(), path));
    return List.copyOf(distinct.values());
  }
}
