package io.ecsctl.compiler.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** They are what a tree map is. */
class EntriesPropertyTest {
  @Provide
  Arbitrary<Map<String, Value>> maps() {
    return Arbitraries.maps(keys(), Arbitraries.integers().between(0, 3))
        .ofMaxSize(30)
        .map(numbers -> {
          Map<String, Value> values = new LinkedHashMap<>();
          numbers.forEach((key, number) -> values.put(key, Value.Number.of(number)));
          return values;
        });
  }

  @Provide
  Arbitrary<String> keys() {
    return Arbitraries.strings().withChars("abé").ofMaxLength(3);
  }

  @Property
  void theyAreTheMapInOrder(@ForAll("maps") Map<String, Value> map, @ForAll("keys") String key) {
    SortedMap<String, Value> tree = new TreeMap<>(map);
    Entries entries = Entries.of(map);

    assertEquals(tree, entries);
    assertEquals(entries, tree);
    assertEquals(Entries.of(tree), entries);
    assertEquals(tree.hashCode(), entries.hashCode());
    assertEquals(tree.toString(), entries.toString());
    assertEquals(new ArrayList<>(tree.keySet()), new ArrayList<>(entries.keySet()));
    assertEquals(new ArrayList<>(tree.values()), new ArrayList<>(entries.values()));
    assertEquals(new ArrayList<>(tree.entrySet()), new ArrayList<>(entries.entrySet()));
    assertEquals(tree.get(key), entries.get(key));
    assertEquals(tree.containsKey(key), entries.containsKey(key));
    assertEquals(tree.headMap(key), entries.headMap(key));
    assertEquals(tree.tailMap(key), entries.tailMap(key));
    assertEquals(tree.subMap("a", "a" + key), entries.subMap("a", "a" + key));
    if (!tree.isEmpty()) {
      assertEquals(tree.firstKey(), entries.firstKey());
      assertEquals(tree.lastKey(), entries.lastKey());
    }
  }

  @Property
  void withAnotherEntryOrValue(@ForAll("maps") Map<String, Value> map, @ForAll("keys") String key) {
    Entries entries = Entries.of(map);
    SortedMap<String, Value> more = new TreeMap<>(map);
    more.put(key, Value.NULL);

    assertEquals(more, entries.with(key, Value.NULL));
    assertEquals(new TreeMap<>(map), entries);
  }

  @Property
  void someOfThem(@ForAll("maps") Map<String, Value> map) {
    Entries entries = Entries.of(map);
    SortedMap<String, Value> some = new TreeMap<>(map);
    some.values().removeIf(Value.Number.of(1)::equals);

    assertEquals(some, entries.only((_, value) -> !value.equals(Value.Number.of(1))));
    assertTrue(entries.only((_, _) -> true).is(entries));
  }

  @Property
  void theirValuesChanged(@ForAll("maps") Map<String, Value> map) {
    Entries entries = Entries.of(map);
    SortedMap<String, Value> changed = new TreeMap<>(map);
    changed.replaceAll((key, _) -> new Value.Text(key));

    assertEquals(changed, entries.map((key, _) -> new Value.Text(key)));
    assertTrue(entries.map((_, value) -> value).is(entries));
  }

  @Property
  void twoAreWalkedTogether(
      @ForAll("maps") Map<String, Value> own, @ForAll("maps") Map<String, Value> other) {
    List<String> expected = new ArrayList<>();
    TreeSet<String> keys = new TreeSet<>(own.keySet());
    keys.addAll(other.keySet());
    keys.forEach(key ->
        expected.add(
            key + own.getOrDefault(key, Value.NULL) + other.getOrDefault(key, Value.NULL)));

    List<String> walked = new ArrayList<>();
    assertTrue(Entries.of(own).all(Entries.of(other), (key, a, b) -> walked.add(key + a + b)));
    assertEquals(expected, walked);
    assertEquals(keys.isEmpty(), Entries.of(own).all(Entries.of(other), (_, _, _) -> false));
  }

  @Example
  void nothingInThem() {
    assertThrows(NoSuchElementException.class, Entries.EMPTY::firstKey);
    assertThrows(NoSuchElementException.class, Entries.EMPTY::lastKey);
    assertFalse(Entries.EMPTY.keySet().iterator().hasNext());
    assertThrows(NoSuchElementException.class, () -> Entries.EMPTY.keySet().iterator().next());
    assertThrows(IllegalArgumentException.class, () -> Entries.EMPTY.subMap("b", "a"));
  }
}
