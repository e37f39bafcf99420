package io.ecsctl.compiler.reachability;

import io.ecsctl.compiler.model.Listener;
import io.ecsctl.compiler.model.LoadBalancer;
import io.ecsctl.compiler.model.ProgramModel;
import io.ecsctl.compiler.model.Runner;
import io.ecsctl.compiler.reachability.FileSystemPaths.Mount;
import io.ecsctl.compiler.reachability.LoadBalancerPaths.Attempt;
import io.ecsctl.compiler.reachability.OutgoingPaths.Outgoing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Every path of a program that has to work, each with its answer. Worked out once a program; safe
 * for several threads.
 */
public final class Reachability {
  private final ProgramModel model;
  private final ClientPaths clients;
  private final LoadBalancerPaths balancers;
  private final OutgoingPaths outgoing;
  private final FileSystemPaths files;
  private final NeighbourPaths neighbours;
  private final List<Attempt> attempts;
  private final List<Outgoing> needs;
  private final List<Call> calls;
  private final List<Mount> mounts;

  private Reachability(ProgramModel model) {
    this.model = model;
    Firewall firewall = new Firewall();
    this.clients = new ClientPaths(model, firewall);
    this.balancers = new LoadBalancerPaths(model, firewall, clients);
    this.outgoing = new OutgoingPaths(model, firewall);
    this.files = new FileSystemPaths(model, firewall);
    this.neighbours = new NeighbourPaths(model, firewall);
    this.attempts = findAttempts();
    this.needs = findNeeds();
    this.calls = List.copyOf(Calls.of(model));
    this.mounts = findMounts();
  }

  public static Reachability of(ProgramModel model) {
    return model.derived(Reachability.class, Reachability::new);
  }

  public ClientPaths clients() {
    return clients;
  }

  public LoadBalancerPaths balancers() {
    return balancers;
  }

  public OutgoingPaths outgoing() {
    return outgoing;
  }

  public FileSystemPaths files() {
    return files;
  }

  public NeighbourPaths neighbours() {
    return neighbours;
  }

  /** Load balancers to tasks, requests and health checks, in the order of the services. */
  public List<Attempt> attempts() {
    return attempts;
  }

  private List<Attempt> findAttempts() {
    return balancers.questions().stream()
        .flatMap(question ->
            balancers.probes(question).stream()
                .flatMap(probe -> balancers.attempts(question, probe).stream()))
        .toList();
  }

  /** What tasks cannot start without, in the order of services and then of schedules. */
  public List<Outgoing> needs() {
    return needs;
  }

  private List<Outgoing> findNeeds() {
    List<Outgoing> all = new ArrayList<>();
    for (Runner runner : model.taskRunners()) {
      all.addAll(outgoing.trace(runner.element(), runner.task()));
    }
    return List.copyOf(all);
  }

  /** Services that call others, as far as the program shows it. */
  public List<Call> calls() {
    return calls;
  }

  /** Tasks to the file systems that they mount, in the order of services and then of schedules. */
  public List<Mount> mounts() {
    return mounts;
  }

  private List<Mount> findMounts() {
    List<Mount> all = new ArrayList<>();
    for (Runner runner : model.taskRunners()) {
      all.addAll(files.trace(runner.element(), runner.task()));
    }
    return List.copyOf(all);
  }

  /**
   * Clients to listeners, then load balancers to tasks, tasks to what they start with, to file
   * systems and to each other; each in program order. A path that comes out the same from several
   * subnets or rules is there once.
   */
  public List<Path> paths() {
    Map<String, Path> paths = new LinkedHashMap<>();
    for (Listener listener : model.listeners()) {
      Optional<LoadBalancer> balancer = model.loadBalancer(listener.loadBalancer());
      balancer.ifPresent(b -> add(paths, clients.traceClient(listener, b)));
    }
    attempts().forEach(attempt -> add(paths, attempt.whole()));
    model.services().stream()
        .flatMap(service -> balancers.unasked(service).stream())
        .forEach(path -> add(paths, path));
    needs().forEach(need -> add(paths, need.path()));
    mounts.forEach(mount -> add(paths, mount.path()));
    for (Call call : calls()) {
      neighbours
          .trace(call.caller(), call.callerTask(), call.offer())
          .forEach(path -> add(paths, path));
    }
    return List.copyOf(paths.values());
  }

  private static void add(Map<String, Path> paths, Path path) {
    paths.putIfAbsent(path.key(), path);
  }
}
