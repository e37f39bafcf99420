package io.ecsctl.planner.plan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.SortedSet;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** They are what a tree set is. */
class NamesPropertyTest {
  @Provide
  Arbitrary<String> names() {
    return Arbitraries.strings().withChars("abé").ofMaxLength(3);
  }

  @Provide
  Arbitrary<List<String>> lists() {
    return names().list().ofMaxSize(10);
  }

  @Property
  void theyAreTheSetInOrder(
      @ForAll("lists") List<String> list,
      @ForAll("lists") List<String> others,
      @ForAll("names") String name) {
    SortedSet<String> tree = new TreeSet<>(list);
    Names names = Names.of(list);

    assertEquals(tree, names);
    assertEquals(names, tree);
    assertEquals(tree.hashCode(), names.hashCode());
    assertEquals(new ArrayList<>(tree), new ArrayList<>(names));
    assertEquals(tree.contains(name), names.contains(name));
    assertEquals(tree.headSet(name), names.headSet(name));
    assertEquals(tree.tailSet(name), names.tailSet(name));
    assertEquals(tree.subSet("a", "a" + name), names.subSet("a", "a" + name));
    if (!tree.isEmpty()) {
      assertEquals(tree.first(), names.first());
      assertEquals(tree.last(), names.last());
    }
    SortedSet<String> rest = new TreeSet<>(list);
    rest.removeAll(others);
    assertEquals(rest, names.without(others));
  }

  @Example
  void nothingInThem() {
    assertThrows(NoSuchElementException.class, Names.NONE::first);
    assertThrows(NoSuchElementException.class, () -> Names.NONE.iterator().next());
    assertThrows(IllegalArgumentException.class, () -> Names.NONE.subSet("b", "a"));
  }
}
