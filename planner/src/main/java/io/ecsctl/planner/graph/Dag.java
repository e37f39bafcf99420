package io.ecsctl.planner.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
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
  private static final int[] NONE = {};

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
    List<N> nodes = new ArrayList<>(needs.keySet());
    int[] missing = new int[nodes.size()];
    int[][] dependents = dependents(missing);
    Queue<Integer> ready = new PriorityQueue<>();
    for (int at = 0; at < missing.length; at++) {
      if (missing[at] == 0) {
        ready.add(at);
      }
    }
    List<N> sorted = new ArrayList<>(nodes.size());
    for (Integer at = ready.poll(); at != null; at = ready.poll()) {
      sorted.add(nodes.get(at));
      for (int dependent : dependents[at]) {
        missing[dependent]--;
        if (missing[dependent] == 0) {
          ready.add(dependent);
        }
      }
    }
    return sorted.size() == nodes.size()
        ? new Order.Sorted<>(sorted)
        : new Order.Cyclic<>(cycle(stuck(nodes, missing)));
  }

  /**
   * By positions, which are cheaper to compare and to count than nodes: which nodes need each node.
   *
   * @param missing set to how many nodes each needs
   */
  private int[][] dependents(int[] missing) {
    Map<N, Integer> position = HashMap.newHashMap(missing.length);
    needs.keySet().forEach(node -> position.put(node, position.size()));
    int[] count = new int[missing.length];
    needs.values().forEach(others -> others.forEach(o -> count[position.getOrDefault(o, 0)]++));
    int[][] dependents = new int[missing.length][];
    for (int at = 0; at < missing.length; at++) {
      dependents[at] = count[at] == 0 ? NONE : new int[count[at]];
    }
    int node = 0;
    for (Set<N> others : needs.values()) {
      missing[node] = others.size();
      for (N other : others) {
        int at = position.getOrDefault(other, 0);
        count[at]--;
        dependents[at][dependents[at].length - 1 - count[at]] = node;
      }
      node++;
    }
    return dependents;
  }

  private static <N> Set<N> stuck(List<N> nodes, int[] missing) {
    Set<N> stuck = new HashSet<>();
    for (int at = 0; at < missing.length; at++) {
      if (missing[at] > 0) {
        stuck.add(nodes.get(at));
      }
    }
    return stuck;
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
