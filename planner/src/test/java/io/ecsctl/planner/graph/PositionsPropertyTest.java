package io.ecsctl.planner.graph;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

class PositionsPropertyTest {
  @Property
  void eachOnceInTheOrderInWhichTheyCame(
      @ForAll @Size(max = 200) List<@IntRange(max = 150) Integer> given) {
    Positions positions = new Positions();
    Set<Integer> expected = new LinkedHashSet<>();
    for (int each : given) {
      assertEquals(expected.contains(each), positions.contains(each));
      assertEquals(expected.add(each), positions.add(each));
    }
    assertEquals(
        new ArrayList<>(expected),
        IntStream.range(0, positions.size()).mapToObj(positions::get).toList());
  }
}
