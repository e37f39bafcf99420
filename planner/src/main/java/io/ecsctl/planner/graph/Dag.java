package io.ecsctl.planner.graph;

import java.util.AbstractSet;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.PriorityQueue;
import java.util.Queue;
import java.util.SequencedSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What needs what. Grows only; nodes and edges keep the order in which they were added, so that
 * every answer is the same from run to run.
 *
 * @param <N> compared by {@code equals}
 */
public final class Dag<N> {
  private static final Positions NOTHING = new Positions();
  private static final int[] NONE = {};

  private final List<N> nodes = new ArrayList<>();
  private final Map<N, Integer> positions = new HashMap<>();

  /** Of each node, by position, those it needs; null until it needs something: many never do. */
  private final List<@Nullable Positions> needs = new ArrayList<>();

  /** Adds {@code node} unless it is there. */
  public void add(N node) {
    position(node);
  }

  private int position(N node) {
    Integer known = positions.putIfAbsent(node, nodes.size());
    if (known != null) {
      return known;
    }
    nodes.add(node);
    needs.add(null);
    return nodes.size() - 1;
  }

  /**
   * {@code node} comes after {@code other}; both are added unless they are there. A node never
   * needs itself.
   */
  public void need(N node, N other) {
    int from = position(node);
    int to = position(other);
    if (from != to) {
      need(from, to);
    }
  }

  private void need(int from, int to) {
    Positions needed = needs.get(from);
    if (needed == null) {
      needed = new Positions();
      needs.set(from, needed);
    }
    needed.add(to);
  }

  public Set<N> nodes() {
    return new Nodes(nodes.size()) {
      @Override
      N get(int at) {
        return nodes.get(at);
      }

      @Override
      boolean has(int position) {
        return true;
      }
    };
  }

  /** What {@code node} needs itself; empty for a node that is not there. */
  public Set<N> needsOf(N node) {
    Integer position = positions.get(node);
    return position == null ? Set.of() : nodes(needsOf((int) position));
  }

  private Positions needsOf(int position) {
    Positions needed = needs.get(position);
    return needed == null ? NOTHING : needed;
  }

  private Set<N> nodes(Positions some) {
    return some.size() == 0
        ? Set.of()
        : new Nodes(some.size()) {
          @Override
          N get(int at) {
            return nodes.get(some.get(at));
          }

          @Override
          boolean has(int position) {
            return some.contains(position);
          }
        };
  }

  /** Some nodes, in the order of their positions in some list, as many as there are by now. */
  private abstract class Nodes extends AbstractSet<N> {
    private final int size;

    Nodes(int size) {
      this.size = size;
    }

    abstract N get(int at);

    abstract boolean has(int position);

    @Override
    public Iterator<N> iterator() {
      return new Iterator<>() {
        private int next;

        @Override
        public boolean hasNext() {
          return next < size;
        }

        @Override
        public N next() {
          if (next == size) {
            throw new NoSuchElementException();
          }
          return get(next++);
        }
      };
    }

    @Override
    public boolean contains(@Nullable Object node) {
      Integer position = positions.get(node);
      return position != null && has(position);
    }

    @Override
    public int size() {
      return size;
    }
  }

  /**
   * All that {@code node} needs, however far away; contains {@code node} only if it is part of a
   * cycle.
   */
  public Set<N> reachableFrom(N node) {
    Integer position = positions.get(node);
    if (position == null) {
      return Set.of();
    }
    Positions reached = new Positions();
    addNeeds(position, reached);
    for (int i = 0; i < reached.size(); i++) {
      addNeeds(reached.get(i), reached);
    }
    return nodes(reached);
  }

  private void addNeeds(int position, Positions to) {
    Positions needed = needsOf(position);
    for (int i = 0; i < needed.size(); i++) {
      to.add(needed.get(i));
    }
  }

  /** The same graph with every edge turned round: who is needed by whom. */
  public Dag<N> reversed() {
    Dag<N> reversed = new Dag<>();
    nodes.forEach(reversed::add);
    for (int user = 0; user < nodes.size(); user++) {
      Positions needed = needsOf(user);
      for (int i = 0; i < needed.size(); i++) {
        reversed.need(needed.get(i), user);
      }
    }
    return reversed;
  }

  /**
   * All nodes, each after those it needs, otherwise in the order in which they were added; or why
   * there is no such order.
   */
  public Order<N> order() {
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
   * Which nodes need each node.
   *
   * @param missing set to how many nodes each needs
   */
  private int[][] dependents(int[] missing) {
    int[] count = new int[missing.length];
    for (int node = 0; node < missing.length; node++) {
      Positions needed = needsOf(node);
      missing[node] = needed.size();
      for (int i = 0; i < needed.size(); i++) {
        count[needed.get(i)]++;
      }
    }
    int[][] dependents = new int[missing.length][];
    for (int at = 0; at < missing.length; at++) {
      dependents[at] = count[at] == 0 ? NONE : new int[count[at]];
    }
    for (int node = missing.length - 1; node >= 0; node--) {
      Positions needed = needsOf(node);
      for (int i = 0; i < needed.size(); i++) {
        int at = needed.get(i);
        count[at]--;
        dependents[at][count[at]] = node;
      }
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
    N node = nodes.stream().filter(stuck::contains).findFirst().orElseThrow();
    while (path.add(node)) {
      node = needsOf(node).stream().filter(stuck::contains).findFirst().orElseThrow();
    }
    List<N> walked = new ArrayList<>(path);
    return List.copyOf(walked.subList(walked.indexOf(node), walked.size()));
  }
}
