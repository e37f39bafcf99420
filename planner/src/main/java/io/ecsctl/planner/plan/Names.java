package io.ecsctl.planner.plan;

import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.SortedSet;
import org.jspecify.annotations.Nullable;

/**
 * Names in ascending order, each once, that cannot be changed: an array. A large plan has hundreds
 * of thousands of such sets with a handful of names each, for which trees take four times the room.
 */
@SuppressWarnings("JdkObsolete") // Nobody goes from name to name, as a NavigableSet lets one.
final class Names extends AbstractSet<String> implements SortedSet<String> {
  static final Names NONE = new Names(new String[0]);

  private final String[] names;

  private Names(String[] names) {
    this.names = names;
  }

  static Names of(Collection<String> some) {
    if (some instanceof Names names) {
      return names;
    }
    if (some.isEmpty()) {
      return NONE;
    }
    String[] names = some.toArray(new String[0]);
    Arrays.sort(names);
    int size = 1;
    for (int i = 1; i < names.length; i++) {
      if (!names[i].equals(names[size - 1])) {
        names[size++] = names[i];
      }
    }
    return new Names(size == names.length ? names : Arrays.copyOf(names, size));
  }

  /** Those that are not in {@code others}. */
  Names without(Collection<String> others) {
    return others.isEmpty()
        ? this
        : of(Arrays.stream(names).filter(name -> !others.contains(name)).toList());
  }

  @Override
  public int size() {
    return names.length;
  }

  @Override
  public boolean contains(@Nullable Object name) {
    return name instanceof String text && Arrays.binarySearch(names, text) >= 0;
  }

  @Override
  public Iterator<String> iterator() {
    return new Iterator<>() {
      private int next;

      @Override
      public boolean hasNext() {
        return next < names.length;
      }

      @Override
      public String next() {
        if (next == names.length) {
          throw new NoSuchElementException();
        }
        return names[next++];
      }
    };
  }

  @Override
  public @Nullable Comparator<? super String> comparator() {
    return null;
  }

  @Override
  public SortedSet<String> subSet(String from, String to) {
    if (from.compareTo(to) > 0) {
      throw new IllegalArgumentException(from + " is not before " + to);
    }
    return slice(position(from), position(to));
  }

  @Override
  public SortedSet<String> headSet(String to) {
    return slice(0, position(to));
  }

  @Override
  public SortedSet<String> tailSet(String from) {
    return slice(position(from), names.length);
  }

  /** Of the first name that is not before {@code name}. */
  private int position(String name) {
    int found = Arrays.binarySearch(names, name);
    return found < 0 ? -found - 1 : found;
  }

  private Names slice(int from, int to) {
    return new Names(Arrays.copyOfRange(names, from, to));
  }

  @Override
  public String first() {
    return at(0);
  }

  @Override
  public String last() {
    return at(names.length - 1);
  }

  private String at(int position) {
    if (names.length == 0) {
      throw new NoSuchElementException();
    }
    return names[position];
  }
}
