package io.ecsctl.planner.graph;

import java.util.Arrays;

/**
 * A growing set of positions of nodes, in the order in which they were added: {@code int}s, since a
 * large plan has millions of them.
 */
final class Positions {
  /** So many are looked through one by one. */
  private static final int FEW = 16;

  private static final int FIRST = 4;
  private static final int[] NONE = {};

  private int[] elements = new int[FIRST];
  private int size;

  /**
   * Of more than a few, each one plus one at a place that follows from its value, or at the next
   * free one: a power of two in length, at most half full.
   */
  private int[] table = NONE;

  int size() {
    return size;
  }

  int get(int at) {
    return elements[at];
  }

  boolean contains(int position) {
    if (table.length > 0) {
      return table[place(position)] != 0;
    }
    for (int i = 0; i < size; i++) {
      if (elements[i] == position) {
        return true;
      }
    }
    return false;
  }

  /** Whether it was not there before. */
  boolean add(int position) {
    if (contains(position)) {
      return false;
    }
    if (size == elements.length) {
      elements = Arrays.copyOf(elements, 2 * size);
    }
    elements[size++] = position;
    if (size > FEW && 2 * size > table.length) {
      table = new int[4 * Integer.highestOneBit(size)];
      for (int i = 0; i < size; i++) {
        table[place(elements[i])] = elements[i] + 1;
      }
    } else if (table.length > 0) {
      table[place(position)] = position + 1;
    }
    return true;
  }

  /** Where the position is, or would be. */
  private int place(int position) {
    int mask = table.length - 1;
    int place = ((position * 0x9E3779B9) >>> 7) & mask;
    while (table[place] != 0 && table[place] != position + 1) {
      place = (place + 1) & mask;
    }
    return place;
  }
}
