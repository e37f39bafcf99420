package io.ecsctl.compiler.binding;

import io.ecsctl.compiler.source.SourceSpan;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What needs what, with the place that says so. Every walk is iterative: a chain of ten thousand
 * locals is a legal program. Nodes are looked up when they are added, never while walking.
 */
final class DependencyGraph {
  /**
   * From how many nodes on it pays to look for its cycles on a thread of its own. A resource has a
   * node an argument, and a local is one, so that the number of resources says little.
   */
  private static final int MANY = 5_000;

  /** {@code to} is needed because of what stands at {@code span}. */
  record Edge(Node to, SourceSpan span) {}

  private final Map<Node, Vertex> vertices = new HashMap<>();

  /** In the order of adding, without what others need but nobody added. */
  private final List<Vertex> added = new ArrayList<>();

  boolean isLarge() {
    return vertices.size() > MANY;
  }

  void add(Node node) {
    from(node);
  }

  void add(Node from, Node to, SourceSpan span) {
    from(from).arcs.add(new Arc(vertex(to), span));
  }

  /** Adds everything that was added to {@code other}, in its order. */
  void take(DependencyGraph other) {
    Vertex[] own = new Vertex[other.vertices.size()];
    for (Vertex vertex : other.added) {
      Vertex from = from(vertex.node);
      for (Arc arc : vertex.arcs) {
        int number = arc.to().number;
        if (own[number] == null) {
          own[number] = vertex(arc.to().node);
        }
        from.arcs.add(new Arc(own[number], arc.span()));
      }
    }
  }

  private Vertex from(Node node) {
    Vertex vertex = vertex(node);
    if (!vertex.added) {
      vertex.added = true;
      added.add(vertex);
    }
    return vertex;
  }

  private Vertex vertex(Node node) {
    Vertex known = vertices.get(node);
    if (known != null) {
      return known;
    }
    Vertex vertex = new Vertex(node, vertices.size());
    vertices.put(node, vertex);
    return vertex;
  }

  /**
   * Strongly connected components (Tarjan), each after those it needs; otherwise in the order of
   * adding.
   */
  List<Component> components() {
    return new Tarjan().run();
  }

  /**
   * The shortest way from the node of {@code component} that was added first back to itself, as
   * edges; the component is a cycle.
   */
  List<Edge> cycle(Component component) {
    Set<Vertex> inside = new HashSet<>(component.vertices());
    Vertex start = added.stream().filter(inside::contains).findFirst().orElseThrow();
    Map<Vertex, Step> reached = new HashMap<>();
    Deque<Vertex> queue = new ArrayDeque<>(List.of(start));
    while (!queue.isEmpty()) {
      Vertex vertex = queue.removeFirst();
      for (Arc arc : vertex.arcs) {
        if (inside.contains(arc.to())
            && reached.putIfAbsent(arc.to(), new Step(vertex, arc)) == null) {
          queue.addLast(arc.to());
        }
      }
    }
    List<Edge> path = new ArrayList<>();
    Vertex vertex = start;
    do {
      Step step = reached.get(vertex);
      if (step == null) {
        throw new IllegalStateException("no cycle through " + start.node);
      }
      path.addFirst(new Edge(step.arc().to().node, step.arc().span()));
      vertex = step.from();
    } while (vertex != start);
    return path;
  }

  /** Nodes that all need each other; or one that may need itself. */
  record Component(List<Vertex> vertices) {
    /** At least one. */
    List<Node> nodes() {
      List<Node> nodes = new ArrayList<>(vertices.size());
      for (Vertex vertex : vertices) {
        nodes.add(vertex.node);
      }
      return nodes;
    }

    boolean isCycle() {
      Vertex first = vertices.getFirst();
      if (vertices.size() > 1) {
        return true;
      }
      for (Arc arc : first.arcs) {
        if (arc.to() == first) {
          return true;
        }
      }
      return false;
    }
  }

  /** A node, its place among all, and what it needs, in the order of adding. */
  static final class Vertex {
    private final Node node;
    private final int number;
    private final List<Arc> arcs = new ArrayList<>(2);
    private boolean added;

    private Vertex(Node node, int number) {
      this.node = node;
      this.number = number;
    }
  }

  private record Arc(Vertex to, SourceSpan span) {}

  private record Step(Vertex from, Arc arc) {}

  /** By the numbers of vertices: when each was reached, and the earliest that it leads back to. */
  private final class Tarjan {
    private static final int NEVER = -1;

    private final int[] reached = new int[vertices.size()];
    private final int[] low = new int[vertices.size()];
    private final int[] arcsTaken = new int[vertices.size()];
    private final boolean[] onStack = new boolean[vertices.size()];
    private final Deque<Vertex> stack = new ArrayDeque<>();
    private final List<Component> found = new ArrayList<>(vertices.size());
    private int count;

    List<Component> run() {
      Arrays.fill(reached, NEVER);
      for (Vertex vertex : added) {
        if (reached[vertex.number] == NEVER) {
          visit(vertex);
        }
      }
      return found;
    }

    private void visit(Vertex root) {
      Deque<Vertex> path = new ArrayDeque<>();
      open(root, path);
      while (!path.isEmpty()) {
        Vertex vertex = path.peek();
        int number = vertex.number;
        if (arcsTaken[number] < vertex.arcs.size()) {
          Vertex to = vertex.arcs.get(arcsTaken[number]++).to();
          if (reached[to.number] == NEVER) {
            open(to, path);
          } else if (onStack[to.number]) {
            low[number] = Math.min(low[number], reached[to.number]);
          }
          continue;
        }
        path.pop();
        if (!path.isEmpty()) {
          int user = path.peek().number;
          low[user] = Math.min(low[user], low[number]);
        }
        close(vertex);
      }
    }

    private void open(Vertex vertex, Deque<Vertex> path) {
      int number = vertex.number;
      reached[number] = count;
      low[number] = count;
      count++;
      onStack[number] = true;
      stack.push(vertex);
      path.push(vertex);
    }

    private void close(Vertex vertex) {
      if (low[vertex.number] != reached[vertex.number]) {
        return;
      }
      List<Vertex> members = new ArrayList<>(1);
      Vertex member;
      do {
        member = stack.pop();
        onStack[member.number] = false;
        members.add(member);
      } while (member != vertex);
      found.add(new Component(members));
    }
  }
}
