package io.ecsctl.planner.graph;

import java.util.List;

/** Whether a graph can be put in order. */
public sealed interface Order<N> {
  /** All nodes, each after those it needs. */
  record Sorted<N>(List<N> nodes) implements Order<N> {
    public Sorted {
      nodes = List.copyOf(nodes);
    }
  }

  /** Each of these needs the next one, and the last one the first. */
  record Cyclic<N>(List<N> nodes) implements Order<N> {
    public Cyclic {
      nodes = List.copyOf(nodes);
    }
  }
}
