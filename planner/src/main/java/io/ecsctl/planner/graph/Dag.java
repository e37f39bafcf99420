package io.ecsctl.planner.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;

/**
 * What needs what. Grows only; nodes and edges keep the order in which they were added, so that
 * every answer is the same from run to run.
 *
 * @param <N> compared by {@code equals}
 */
public final class Dag<N> {
  private static final int FEW = 4;

  /** An empty set that cannot be changed, until a node needs something: many never do. */
  private final SequencedMap<N, Set<N>> needs = new LinkedHashMap<>();

  /** Adds {@code node} unless it is there. */
  public void add(N node) {
    needs.putIfAbsent(node, Set.of());
  }

  /**
   * {@code node} comes after {@code other}; both are added unless they are there. A node never
   * needs itself.
   */
  public void need(N node, N other) {
    add(node);
    add(other);
    if (!node.equals(other)) {
      needs
          .compute(
              node,
              (_, others) -> others == null || others.isEmpty() ? new LinkedHashSet<>(FEW) : others)
          .add(other);
    }
  }

  public Set<N> nodes() {
    return Collections.unmodifiableSet(needs.keySet());
  }

  /** What {@code node} needs itself; empty for a node that is not there. */
  public Set<N> needsOf(N node) {
    return Collections.unmodifiableSet(needs.getOrDefault(node, Set.of()));
  }

  /**
   * All that {@code node} needs, however far away; contains {@code node} only if it is part of a
   * cycle.
   */
  public Set<N> reachableFrom(N node) {
    Set<N> reached = new LinkedHashSet<>();
    Deque<N> open = new ArrayDeque<>(needsOf(node));
    while (!open.isEmpty()) {
      N next = open.pop();
      if (reached.add(next)) {
        open.addAll(needsOf(next));
      }
    }
    return reached;
  }

  /** The same graph with every edge turned round: who is needed by whom. */
  public Dag<N> reversed() {
    Dag<N> reversed = new Dag<>();
    needs.keySet().forEach(reversed::add);
    needs.forEach((node, others) -> others.forEach(other -> reversed.need(other, node)));
    return reversed;
  }

  /**
   * All nodes, each after those it needs, otherwise in the order in which they were added; or why
   * there is no such order.
   */
  public Order<N> order() {
    Map<N, Integer> missing = new HashMap<>();
    Map<N, Integer> position = new HashMap<>();
    Map<N, List<N>> neededBy = new HashMap<>();
    needs.forEach((node, others) -> {
      position.put(node, position.size());
      missing.put(node, others.size());
      others.forEach(o -> neededBy.computeIfAbsent(o, _ -> new ArrayList<>()).add(node));
    });
    Queue<N> ready =
        new PriorityQueue<>((a, b) -> position.getOrDefault(a, 0) - position.getOrDefault(b, 0));
    needs.keySet().stream().filter(node -> needsOf(node).isEmpty()).forEach(ready::add);
    List<N> sorted = new ArrayList<>(needs.size());
    for (N node = ready.poll(); node != null; node = ready.poll()) {
      sorted.add(node);
      missing.remove(node);
      for (N dependent : neededBy.getOrDefault(node, List.of())) {
        if (missing.merge(dependent, -1, Integer::sum) == 0) {
          ready.add(dependent);
        }
      }
    }
    return missing.isEmpty()
        ? new Order.Sorted<>(sorted)
        : new Order.Cyclic<>(cycle(missing.keySet()));
  }

  /**
   * Every node in {@code stuck} needs another one in it, so following needs must come back to a
   * node already passed.
   */
  private List<N> cycle(Set<N> stuck) {
    SequencedSet<N> path = new LinkedHashSet<>();
    N node = needs.keySet().stream().filter(stuck::contains).findFirst().orElseThrow();
    while (path.add(node)) {
      node = needsOf(node).stream().filter(stuck::contains).findFirst().orElseThrow();
    }
    List<N> walked = new ArrayList<>(path);
    return List.copyOf(walked.subList(walked.indexOf(node), walked.size()));
  }
}
