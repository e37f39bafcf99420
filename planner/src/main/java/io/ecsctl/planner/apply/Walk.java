package io.ecsctl.planner.apply;

import io.ecsctl.planner.plan.Action;
import io.ecsctl.planner.plan.Plan;
import io.ecsctl.planner.plan.PlanNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.SequencedMap;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Goes through a plan's graph: a node is started when all it depends on is done, so many at a time,
 * each on a thread that it has for itself. What depends on a node that is not done is skipped; the
 * rest goes on. One thread decides, which is the caller's, so there is nothing to lock.
 */
final class Walk {
  private record Finished(PlanNode node, Outcome outcome) {}

  private final int parallelism;
  private final Cancellation cancellation;
  private final Told told;
  private final Function<PlanNode, Outcome> work;

  private final Map<String, PlanNode> nodes = new LinkedHashMap<>();
  private final Map<String, Set<String>> missing = new HashMap<>();
  private final Map<String, List<PlanNode>> dependents = new HashMap<>();
  private final Map<String, Outcome> outcomes = new HashMap<>();
  private final Queue<PlanNode> ready;
  private final BlockingQueue<Finished> finished = new LinkedBlockingQueue<>();
  private int running;

  /**
   * @param work does a node; called by one of {@code parallelism} threads, which do one node after
   *     the other: the AWS SDK keeps parsers and digests a thread, and making them costs more than
   *     a call
   */
  Walk(
      Plan plan,
      int parallelism,
      Cancellation cancellation,
      Told told,
      Function<PlanNode, Outcome> work) {
    this.parallelism = parallelism;
    this.cancellation = cancellation;
    this.told = told;
    this.work = work;
    Map<String, Integer> position = new HashMap<>();
    for (PlanNode node : plan.nodes()) {
      position.put(node.id(), position.size());
      nodes.put(node.id(), node);
      missing.put(node.id(), new HashSet<>(node.dependsOn()));
      for (String other : node.dependsOn()) {
        dependents.computeIfAbsent(other, _ -> new ArrayList<>()).add(node);
      }
    }
    this.ready =
        new PriorityQueue<>((a, b) ->
            Integer.compare(position.getOrDefault(a.id(), 0), position.getOrDefault(b.id(), 0)));
    plan.nodes().stream().filter(node -> node.dependsOn().isEmpty()).forEach(ready::add);
  }

  /** An outcome for every node that changes something, in plan order. */
  SequencedMap<String, Outcome> run() {
    try (ExecutorService threads =
        Executors.newFixedThreadPool(parallelism, Thread.ofVirtual().factory())) {
      startWhatIsReady(threads);
      while (running > 0) {
        Finished next = awaitNext();
        running--;
        finish(next.node(), next.outcome());
        startWhatIsReady(threads);
      }
    }
    SequencedMap<String, Outcome> result = new LinkedHashMap<>();
    for (PlanNode node : nodes.values()) {
      Outcome known = outcomes.get(node.id());
      if (node.action() != Action.NO_OP || (known != null && known.isFailure())) {
        Outcome outcome = known;
        if (outcome == null) {
          outcome = new Outcome.NotStarted();
          told.skipped(node, outcome);
        }
        result.put(node.id(), outcome);
      }
    }
    return result;
  }

  private void startWhatIsReady(Executor threads) {
    while (running < parallelism && !cancellation.isStopRequested()) {
      PlanNode node = ready.poll();
      if (node == null) {
        return;
      }
      if (node.action() == Action.NO_OP) {
        finish(node, attempt(node));
      } else {
        running++;
        threads.execute(() -> finished.add(new Finished(node, attempt(node))));
      }
    }
  }

  /**
   * Whatever happens, the walk hears of it: a thread that just ended would leave it waiting for
   * ever.
   */
  private Outcome attempt(PlanNode node) {
    try {
      return work.apply(node);
    } catch (RuntimeException | Error e) {
      return Bugs.outcome(e);
    }
  }

  /** An interrupt of the walk is an abort: the nodes under way are told, and still waited for. */
  private Finished awaitNext() {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return finished.take();
        } catch (InterruptedException e) {
          interrupted = true;
          cancellation.abort();
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void finish(PlanNode node, Outcome outcome) {
    outcomes.put(node.id(), outcome);
    if (!outcome.isDone()) {
      skipDependents(node);
      return;
    }
    for (PlanNode dependent : dependents.getOrDefault(node.id(), List.of())) {
      Set<String> left = missing.get(dependent.id());
      if (left != null
          && left.remove(node.id())
          && left.isEmpty()
          && outcomes.get(dependent.id()) == null) {
        ready.add(dependent);
      }
    }
  }

  private void skipDependents(PlanNode failed) {
    Deque<PlanNode> open = new ArrayDeque<>(dependents.getOrDefault(failed.id(), List.of()));
    for (@Nullable PlanNode node = open.poll(); node != null; node = open.poll()) {
      if (outcomes.containsKey(node.id())) {
        continue;
      }
      Outcome skipped = new Outcome.Skipped(failed.id());
      outcomes.put(node.id(), skipped);
      if (node.action() != Action.NO_OP) {
        told.skipped(node, skipped);
      }
      open.addAll(dependents.getOrDefault(node.id(), List.of()));
    }
  }
}
