package io.ecsctl.planner.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class DagPropertyTest {
  /** Each number is an edge: from its tens to its ones. */
  @Property
  void ordersEveryNodeAfterWhatItNeedsOrShowsACycle(
      @ForAll @Size(max = 25) List<@IntRange(min = 0, max = 99) Integer> edges) {
    Dag<Integer> dag = new Dag<>();
    edges.forEach(edge -> dag.need(edge / 10, edge % 10));
    switch (dag.order()) {
      case Order.Sorted(var sorted) -> {
        assertEquals(dag.nodes(), new HashSet<>(sorted));
        assertEquals(dag.nodes().size(), sorted.size());
        Set<Integer> done = new HashSet<>();
        for (int node : sorted) {
          assertTrue(done.containsAll(dag.needsOf(node)));
          done.add(node);
        }
      }
      case Order.Cyclic(var cycle) -> {
        for (int i = 0; i < cycle.size(); i++) {
          assertTrue(dag.needsOf(cycle.get(i)).contains(cycle.get((i + 1) % cycle.size())));
        }
      }
    }
  }
}
