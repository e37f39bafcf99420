package io.ecsctl.planner.diff;

import io.ecsctl.compiler.schema.AttributeSchema;
import io.ecsctl.compiler.schema.AttributeType;
import io.ecsctl.compiler.value.Conversions;
import io.ecsctl.compiler.value.Value;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which of the blocks that a program repeats is which of the live ones: those with the same key; or
 * at the same position, where order means something; or else any that are equal.
 *
 * @param reordered the same blocks stand in another order, which means something
 */
record RepeatedBlocks(List<Pair> pairs, boolean reordered) {

  /**
   * @param position among those of its side; of what has none, -1
   * @param desired null when the block shall go
   * @param live null when the block is new
   */
  record Pair(
      AttributeType.Repeated type, int position, @Nullable Value desired, @Nullable Value live) {

    /** Names the block in a path; empty where there is nothing to name it by. */
    String suffix() {
      if (position >= 0) {
        return Keys.suffix(position);
      }
      Value block = desired == null ? live : desired;
      String key = block == null ? "" : key(type, block);
      return key.isEmpty() ? "" : Keys.suffix(key);
    }
  }

  static RepeatedBlocks pair(AttributeType.Repeated type, List<Value> desired, List<Value> live) {
    if (!type.key().isEmpty()) {
      return byKey(type, desired, live);
    }
    return type.ordered() ? byPosition(type, desired, live) : byContent(type, desired, live);
  }

  private static RepeatedBlocks byKey(
      AttributeType.Repeated type, List<Value> desired, List<Value> live) {
    List<Pair> pairs = new ArrayList<>(Math.max(desired.size(), live.size()));
    BitSet paired = new BitSet(live.size());
    int last = -1;
    boolean reordered = false;
    for (Value wanted : desired) {
      int match = match(type, wanted, live, paired);
      if (match >= 0) {
        paired.set(match);
        reordered |= type.ordered() && match < last;
        last = match;
      }
      pairs.add(new Pair(type, -1, wanted, match < 0 ? null : live.get(match)));
    }
    for (int left = paired.nextClearBit(0);
        left < live.size();
        left = paired.nextClearBit(left + 1)) {
      pairs.add(new Pair(type, -1, null, live.get(left)));
    }
    return new RepeatedBlocks(pairs, reordered);
  }

  /** The position of the first block with the same key that is nobody else's yet, or -1. */
  private static int match(
      AttributeType.Repeated type, Value wanted, List<Value> live, BitSet paired) {
    for (int i = 0; i < live.size(); i++) {
      if (!paired.get(i) && sameKey(type, wanted, live.get(i))) {
        return i;
      }
    }
    return -1;
  }

  private static boolean sameKey(AttributeType.Repeated type, Value a, Value b) {
    for (String name : type.key()) {
      Value x = keyValue(type, a, name);
      Value y = keyValue(type, b, name);
      if (x == null && y == null) {
        continue;
      }
      if (x == null
          || y == null
          || Values.isPending(x)
          || !Equality.same(Shape.entry(type, name), x, y)) {
        return false;
      }
    }
    return true;
  }

  private static @Nullable Value keyValue(AttributeType.Repeated type, Value block, String name) {
    Value value = block instanceof Value.Keyed keyed ? Values.present(keyed.get(name)) : null;
    return value != null
        ? value
        : Values.present(type.block().attribute(name).map(AttributeSchema::fallback).orElse(null));
  }

  /** What names the block in a path; empty when nothing does. */
  static String key(AttributeType.Repeated type, Value block) {
    String key = "";
    for (String name : type.key()) {
      String text = text(keyValue(type, block, name));
      key = key.isEmpty() ? text : text.isEmpty() ? key : key + ", " + text;
    }
    return key;
  }

  private static String text(@Nullable Value value) {
    if (value instanceof Value.Reference(var address)) {
      return address.toString();
    }
    String text = value == null ? "" : Conversions.text(value);
    return text == null ? "" : text;
  }

  private static RepeatedBlocks byPosition(
      AttributeType.Repeated type, List<Value> desired, List<Value> live) {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < Math.max(desired.size(), live.size()); i++) {
      pairs.add(
          new Pair(
              type,
              i,
              i < desired.size() ? desired.get(i) : null,
              i < live.size() ? live.get(i) : null));
    }
    return new RepeatedBlocks(pairs, false);
  }

  private static RepeatedBlocks byContent(
      AttributeType.Repeated type, List<Value> desired, List<Value> live) {
    var nested = new AttributeType.Nested(type.block());
    Equality.Unmatched rest =
        Equality.unmatched(desired, live, (a, b) -> Differ.same(nested, a, b));
    List<Pair> pairs = new ArrayList<>();
    if (rest.left().size() == 1 && rest.right().size() == 1) {
      // One went and one came: that is one block edited.
      pairs.add(new Pair(type, -1, rest.left().getFirst(), rest.right().getFirst()));
    } else {
      rest.left().forEach(wanted -> pairs.add(new Pair(type, -1, wanted, null)));
      rest.right().forEach(found -> pairs.add(new Pair(type, -1, null, found)));
    }
    return new RepeatedBlocks(pairs, false);
  }
}
