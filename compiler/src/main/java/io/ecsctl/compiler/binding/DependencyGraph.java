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

/** What needs what, with the place that says so. Every walk is iterative: a chain of ten thousand locals is a legal program. */
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

  /** Strongly connected components (Tarjan), each after those it needs; otherwise in the order of adding. */
  List<List<Node>> components() {
    return new Tarjan().run();
  }

  boolean isCycle(List<Node> component) {
    Node first = component.getFirst();
    return component.size() > 1 || from(first).stream().anyMatch(edge -> edge.to().equals(first));
  }

  /** The shortest way from the first node of {@code component} back to itself, as edges; the component is a cycle. */
  List<Edge> cycle(List<Node> component) {
    Set<Node> inside = Set.copyOf(component);
    Node start = edges.keySet().stream().filter(inside::contains).findFirst().orElseThrow();
    Map<Node, Step> reached = new HashMap<>();
    Deque<Node> queue = new ArrayDeque<>(List.of(start));
    while (!queue.isEmpty()) {
      Node node = queue.removeFirst();
      for (Edge edge : from(node)) {
        if (inside.contains(edge.to()) && reached.putIfAbsent(edge.to(), new Step(node, edge)) == null) {
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
    private final Map<Node, Integer> index = new HashMap<>();
    private final Map<Node, Integer> low = new HashMap<>();
    private final Map<Node, Boolean> onStack = new HashMap<>();
    private final Deque<Node> stack = new ArrayDeque<>();
    private final List<List<Node>> found = new ArrayList<>();

    private record Frame(Node node, Iterator<Edge> next) {}

    List<List<Node>> run() {
      for (Node node : List.copyOf(edges.keySet())) {
        if (!index.containsKey(node)) {
          visit(node);
        }
      }
      return found;
    }

    private void visit(Node root) {
      Deque<Frame> frames = new ArrayDeque<>();
      frames.push(open(root));
      while (!frames.isEmpty()) {
        Frame frame = frames.peek();
        if (frame.next().hasNext()) {
          Node to = frame.next().next().to();
          if (!index.containsKey(to)) {
            frames.push(open(to));
          } else if (onStack.getOrDefault(to, false)) {
            low.merge(frame.node(), index.getOrDefault(to, 0), Math::min);
          }
          continue;
        }
        frames.pop();
        if (!frames.isEmpty()) {
          low.merge(frames.peek().node(), low.getOrDefault(frame.node(), 0), Math::min);
        }
        close(frame.node());
      }
    }

    private Frame open(Node node) {
      int number = index.size();
      index.put(node, number);
      low.put(node, number);
      stack.push(node);
      onStack.put(node, true);
      return new Frame(node, from(node).iterator());
    }

    private void close(Node node) {
      if (!low.getOrDefault(node, 0).equals(index.get(node))) {
        return;
      }
      List<Node> component = new ArrayList<>();
      Node member;
      do {
        member = stack.pop();
        onStack.put(member, false);
        component.add(member);
      } while (!member.equals(node));
      found.add(component);
    }
  }
}
