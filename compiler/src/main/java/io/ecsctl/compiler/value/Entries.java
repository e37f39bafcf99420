package io.ecsctl.compiler.value;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Values by key, in ascending order of keys, in two arrays. A program and its account are millions
 * of these with a handful of keys each, for which a tree takes four times the room; and what has
 * the same keys as another has the same array of keys.
 *
 * <p>Cannot be changed; so the views of {@link SortedMap} are copies.
 */
@SuppressWarnings("JdkObsolete") // Nobody goes from key to key, as a NavigableMap lets one.
final class Entries extends AbstractMap<String, Value> implements SortedMap<String, Value> {
  static final Entries EMPTY = new Entries(new String[0], new Value[0]);

  /** So many are put in order one by one. */
  private static final int FEW = 16;

  private final String[] keys;
  private final Value[] values;

  private Entries(String[] keys, Value[] values) {
    this.keys = keys;
    this.values = values;
  }

  static Entries of(Map<String, ? extends Value> map) {
    return map instanceof Entries entries ? entries : of(map, (_, value) -> value);
  }

  /**
   * @param map in any order
   * @param value of each key
   */
  static <T> Entries of(
      Map<String, ? extends T> map, BiFunction<String, ? super T, ? extends Value> value) {
    if (map.isEmpty()) {
      return EMPTY;
    }
    if (map.size() > FEW && !(map instanceof SortedMap)) {
      return of(new TreeMap<>(map), value); // each would be moved past half of the others
    }
    String[] keys = new String[map.size()];
    Value[] values = new Value[keys.length];
    int size = 0;
    for (var entry : map.entrySet()) {
      String key = entry.getKey();
      int at = size;
      // What comes sorted, as most do, is not moved.
      for (; at > 0 && keys[at - 1].compareTo(key) > 0; at--) {
        keys[at] = keys[at - 1];
        values[at] = values[at - 1];
      }
      keys[at] = key;
      values[at] = value.apply(key, entry.getValue());
      size++;
    }
    return new Entries(keys, values);
  }

  /** The same keys with other values; itself where no value becomes another. */
  Entries map(BiFunction<String, Value, Value> other) {
    Value[] mapped = null;
    for (int i = 0; i < values.length; i++) {
      Value value = other.apply(keys[i], values[i]);
      if (mapped == null && !isSame(value, values[i])) {
        mapped = values.clone();
      }
      if (mapped != null) {
        mapped[i] = value;
      }
    }
    return mapped == null ? this : new Entries(keys, mapped);
  }

  /** The very same: comparing all that is in them would cost more than the copy that it saves. */
  boolean is(Map<String, Value> other) {
    return isSame(this, other);
  }

  @SuppressWarnings("ReferenceEquality")
  private static boolean isSame(Object a, Object b) {
    return a == b;
  }

  /** The same with one entry more, or with another value for that key. */
  Entries with(String key, Value value) {
    int found = find(key);
    if (found >= 0) {
      Value[] changed = values.clone();
      changed[found] = value;
      return new Entries(keys, changed);
    }
    int at = -found - 1;
    String[] moreKeys = Arrays.copyOf(keys, keys.length + 1);
    Value[] more = Arrays.copyOf(values, keys.length + 1);
    System.arraycopy(keys, at, moreKeys, at + 1, keys.length - at);
    System.arraycopy(values, at, more, at + 1, keys.length - at);
    moreKeys[at] = key;
    more[at] = value;
    return new Entries(moreKeys, more);
  }

  /** Those that {@code kept} takes; itself where that is all. */
  Entries only(BiPredicate<String, Value> kept) {
    String[] someKeys = new String[keys.length];
    Value[] some = new Value[keys.length];
    int size = 0;
    for (int i = 0; i < keys.length; i++) {
      if (kept.test(keys[i], values[i])) {
        someKeys[size] = keys[i];
        some[size] = values[i];
        size++;
      }
    }
    return size == keys.length
        ? this
        : new Entries(Arrays.copyOf(someKeys, size), Arrays.copyOf(some, size));
  }

  boolean any(Predicate<Value> condition) {
    for (Value value : values) {
      if (condition.test(value)) {
        return true;
      }
    }
    return false;
  }

  /**
   * Whether {@code test} holds of each key that either has, up to the first of which it does not.
   */
  boolean all(Entries other, Value.Keyed.Both test) {
    int own = 0;
    int its = 0;
    while (own < keys.length || its < other.keys.length) {
      int order =
          own == keys.length
              ? 1
              : its == other.keys.length ? -1 : keys[own].compareTo(other.keys[its]);
      boolean holds =
          order < 0
              ? test.test(keys[own], values[own], Value.NULL)
              : test.test(
                  other.keys[its], order == 0 ? values[own] : Value.NULL, other.values[its]);
      if (!holds) {
        return false;
      }
      own += order <= 0 ? 1 : 0;
      its += order >= 0 ? 1 : 0;
    }
    return true;
  }

  /** Where the key is; where it would be, as {@code -position - 1}, if it is not there. */
  private int find(@Nullable Object key) {
    if (!(key instanceof String text)) {
      return -1;
    }
    int low = 0;
    int high = keys.length - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = keys[middle].compareTo(text);
      if (order == 0) {
        return middle;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -low - 1;
  }

  @Override
  public int size() {
    return keys.length;
  }

  @Override
  public boolean containsKey(@Nullable Object key) {
    return find(key) >= 0;
  }

  @Override
  public @Nullable Value get(@Nullable Object key) {
    int found = find(key);
    return found < 0 ? null : values[found];
  }

  @Override
  public Value getOrDefault(@Nullable Object key, Value other) {
    int found = find(key);
    return found < 0 ? other : values[found];
  }

  @Override
  public void forEach(BiConsumer<? super String, ? super Value> action) {
    for (int i = 0; i < keys.length; i++) {
      action.accept(keys[i], values[i]);
    }
  }

  @Override
  public Set<String> keySet() {
    return new AbstractSet<>() {
      @Override
      public Iterator<String> iterator() {
        return each(at -> keys[at]);
      }

      @Override
      public boolean contains(@Nullable Object key) {
        return containsKey(key);
      }

      @Override
      public int size() {
        return keys.length;
      }
    };
  }

  @Override
  public Collection<Value> values() {
    return Collections.unmodifiableList(Arrays.asList(values));
  }

  @Override
  public Set<Map.Entry<String, Value>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public Iterator<Map.Entry<String, Value>> iterator() {
        return each(at -> Map.entry(keys[at], values[at]));
      }

      @Override
      public int size() {
        return keys.length;
      }
    };
  }

  private <T> Iterator<T> each(IntFunction<T> element) {
    return new Iterator<>() {
      private int next;

      @Override
      public boolean hasNext() {
        return next < keys.length;
      }

      @Override
      public T next() {
        if (next == keys.length) {
          throw new NoSuchElementException();
        }
        return element.apply(next++);
      }
    };
  }

  @Override
  public @Nullable Comparator<? super String> comparator() {
    return null;
  }

  @Override
  public SortedMap<String, Value> subMap(String from, String to) {
    if (from.compareTo(to) > 0) {
      throw new IllegalArgumentException(from + " is not before " + to);
    }
    return slice(position(from), position(to));
  }

  @Override
  public SortedMap<String, Value> headMap(String to) {
    return slice(0, position(to));
  }

  @Override
  public SortedMap<String, Value> tailMap(String from) {
    return slice(position(from), keys.length);
  }

  /** Of the first key that is not before {@code key}. */
  private int position(String key) {
    int found = find(key);
    return found < 0 ? -found - 1 : found;
  }

  private Entries slice(int from, int to) {
    return new Entries(Arrays.copyOfRange(keys, from, to), Arrays.copyOfRange(values, from, to));
  }

  @Override
  public String firstKey() {
    return key(0);
  }

  @Override
  public String lastKey() {
    return key(keys.length - 1);
  }

  private String key(int at) {
    if (keys.length == 0) {
      throw new NoSuchElementException();
    }
    return keys[at];
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Entries entries
        ? Arrays.equals(keys, entries.keys) && Arrays.equals(values, entries.values)
        : super.equals(other);
  }

  /** As every map's. */
  @Override
  public int hashCode() {
    int hash = 0;
    for (int i = 0; i < keys.length; i++) {
      hash += keys[i].hashCode() ^ values[i].hashCode();
    }
    return hash;
  }
}
