package io.ecsctl.planner.plan;

import io.ecsctl.planner.graph.Dag;
import io.ecsctl.planner.graph.Order;
import java.util.ArrayList;
import java.util.List;

/** Which node of a plan comes after which. */
final class Edges {
  private record Edge(String node, String other) {}

  private final Nodes nodes;
  private final List<Edge> required = new ArrayList<>();
  private final List<Edge> wanted = new ArrayList<>();
  private final List<Edge> supposed = new ArrayList<>();

  /**
   * @param nodes in the order to keep where edges do not say otherwise
   */
  Edges(Nodes nodes) {
    this.nodes = nodes;
  }

  /** {@code node} cannot be done before {@code other} is. */
  void require(String node, String other) {
    required.add(new Edge(node, other));
  }

  /**
   * {@code node} had better be done after {@code other}; given up where that would close a circle.
   */
  void want(String node, String other) {
    wanted.add(new Edge(node, other));
  }

  /** As {@link #want}, on a mere supposition or for tidiness: given up before wanted ones are. */
  void suppose(String node, String other) {
    supposed.add(new Edge(node, other));
  }

  /**
   * @throws PlanRefused when required edges close a circle
   */
  Sorted sorted() {
    Dag<String> all = graph();
    wanted.forEach(edge -> all.need(edge.node(), edge.other()));
    supposed.forEach(edge -> all.need(edge.node(), edge.other()));
    return switch (all.order()) {
      case Order.Sorted(var order) -> new Sorted(order, all);
      case Order.Cyclic<String> _ -> sortedWithWhatFits();
    };
  }

  private Sorted sortedWithWhatFits() {
    Dag<String> graph = graph();
    if (graph.order() instanceof Order.Cyclic(var cycle)) {
      throw Cycles.refused(cycle);
    }
    addWhatFits(wanted, graph);
    addWhatFits(supposed, graph);
    return switch (graph.order()) {
      case Order.Sorted(var order) -> new Sorted(order, graph);
      case Order.Cyclic(var cycle) -> throw Cycles.refused(cycle);
    };
  }

  /**
   * Without edges that are mere supposition: what really has to be done before what. Has no
   * circles, for it is asked only of edges that could be sorted.
   */
  Dag<String> firm() {
    Dag<String> all = graph();
    wanted.forEach(edge -> all.need(edge.node(), edge.other()));
    if (all.order() instanceof Order.Sorted<String>) {
      return all;
    }
    Dag<String> graph = graph();
    addWhatFits(wanted, graph);
    return graph;
  }

  private static void addWhatFits(List<Edge> edges, Dag<String> graph) {
    for (Edge edge : edges) {
      if (!graph.reachableFrom(edge.other()).contains(edge.node())) {
        graph.need(edge.node(), edge.other());
      }
    }
  }

  private Dag<String> graph() {
    Dag<String> graph = new Dag<>();
    nodes.ids().forEach(graph::add);
    required.forEach(edge -> graph.need(edge.node(), edge.other()));
    return graph;
  }

  /** Node ids, each after those it needs. */
  record Sorted(List<String> order, Dag<String> graph) {
    Names needsOf(String node) {
      return Names.of(graph.needsOf(node));
    }
  }
}
