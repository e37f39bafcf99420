package io.ecsctl.compiler.binding;

import io.ecsctl.compiler.source.SourceSpan;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What needs what, with the place that says so. Every walk is iterative: a chain of ten thousand
 * locals is a legal program.
 */
final class DependencyGraph {
  /** {@code to} is needed because of what stands at {@code span}. */
  record Edge(Node to, SourceSpan span) {}

  private final Map<Node, List<Edge>> edges = new LinkedHashMap<>();

  void add(Node node) {
    edges.computeIfAbsent(node, _ -> new ArrayList<>());
  }

  void add(Node from, Node to, SourceSpan span) {
    edges.computeIfAbsent(from, _ -> new ArrayList<>()).add(new Edge(to, span));
  }

  private List<Edge> from(Node node) {
    return edges.getOrDefault(node, List.of());
  }

  /**
   * Strongly connected components (Tarjan), each after those it needs; otherwise in the order of
   * adding.
   */
  List<List<Node>> components() {
    return new Tarjan().run();
  }

  boolean isCycle(List<Node> component) {
    Node first = component.getFirst();
    return component.size() > 1 || from(first).stream().anyMatch(edge -> edge.to().equals(first));
  }

  /**
   * The shortest way from the first node of {@code component} back to itself, as edges; the
   * component is a cycle.
   */
  List<Edge> cycle(List<Node> component) {
    Set<Node> inside = Set.copyOf(component);
    Node start = edges.keySet().stream().filter(inside::contains).findFirst().orElseThrow();
    Map<Node, Step> reached = new HashMap<>();
    Deque<Node> queue = new ArrayDeque<>(List.of(start));
    while (!queue.isEmpty()) {
      Node node = queue.removeFirst();
      for (Edge edge : from(node)) {
        if (inside.contains(edge.to())
            && reached.putIfAbsent(edge.to(), new Step(node, edge)) == null) {
          queue.addLast(edge.to());
        }
      }
    }
    List<Edge> path = new ArrayList<>();
    Node node = start;
    do {
      Step step = reached.get(node);
      if (step == null) {
        throw new IllegalStateException("no cycle through " + start);
      }
      path.addFirst(step.edge());
      node = step.from();
    } while (!node.equals(start));
    return path;
  }

  private record Step(Node from, Edge edge) {}

  private final class Tarjan {
    private final Map<Node, Mark> marks = new HashMap<>();
    private final Deque<Mark> stack = new ArrayDeque<>();
    private final List<List<Node>> found = new ArrayList<>();

    /** A node that has been reached: in which order, and the earliest it leads back to. */
    private static final class Mark {
      final Node node;
      final int index;
      final Iterator<Edge> next;
      int low;
      boolean onStack = true;

      Mark(Node node, int index, Iterator<Edge> next) {
        this.node = node;
        this.index = index;
        this.next = next;
        this.low = index;
      }
    }

    List<List<Node>> run() {
      for (Node node : List.copyOf(edges.keySet())) {
        if (!marks.containsKey(node)) {
          visit(node);
        }
      }
      return found;
    }

    private void visit(Node root) {
      Deque<Mark> path = new ArrayDeque<>();
      path.push(open(root));
      while (!path.isEmpty()) {
        Mark mark = path.peek();
        if (mark.next.hasNext()) {
          Node to = mark.next.next().to();
          Mark reached = marks.get(to);
          if (reached == null) {
            path.push(open(to));
          } else if (reached.onStack) {
            mark.low = Math.min(mark.low, reached.index);
          }
          continue;
        }
        path.pop();
        if (!path.isEmpty()) {
          path.peek().low = Math.min(path.peek().low, mark.low);
        }
        close(mark);
      }
    }

    private Mark open(Node node) {
      Mark mark = new Mark(node, marks.size(), from(node).iterator());
      marks.put(node, mark);
      stack.push(mark);
      return mark;
    }

    private void close(Mark mark) {
      if (mark.low != mark.index) {
        return;
      }
      List<Node> component = new ArrayList<>();
      Mark member;
      do {
        member = stack.pop();
        member.onStack = false;
        component.add(member.node);
      } while (member.index != mark.index);
      found.add(component);
    }
  }
}
