package io.ecsctl.planner.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class DagTest {
  @Test
  void keepsTheOrderOfAdditionWhereEdgesSayNothing() {
    Dag<String> dag = new Dag<>();
    List.of("c", "a", "b").forEach(dag::add);
    dag.need("c", "b");
    assertEquals(new Order.Sorted<>(List.of("a", "b", "c")), dag.order());
  }

  @Test
  void showsACycleAsAPath() {
    Dag<String> dag = new Dag<>();
    dag.need("outside", "a");
    dag.need("a", "b");
    dag.need("b", "c");
    dag.need("c", "a");
    assertEquals(new Order.Cyclic<>(List.of("a", "b", "c")), dag.order());
  }

  @Test
  void nothingNeedsItself() {
    Dag<String> dag = new Dag<>();
    dag.need("a", "a");
    assertEquals(new Order.Sorted<>(List.of("a")), dag.order());
  }

  @Test
  void reachesThroughOthers() {
    Dag<String> dag = new Dag<>();
    dag.need("a", "b");
    dag.need("b", "c");
    dag.add("d");
    assertEquals(Set.of("b", "c"), dag.reachableFrom("a"));
    assertEquals(Set.of("a", "b"), dag.reversed().reachableFrom("c"));
  }
}
