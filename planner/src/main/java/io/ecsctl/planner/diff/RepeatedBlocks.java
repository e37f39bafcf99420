package io.ecsctl.planner.diff;

import io.ecsctl.compiler.schema.AttributeSchema;
import io.ecsctl.compiler.schema.AttributeType;
import io.ecsctl.compiler.value.Conversions;
import io.ecsctl.compiler.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which of the blocks that a program repeats is which of the live ones: those with the same key; or
 * at the same position, where order means something; or else any that are equal.
 *
 * @param reordered the same blocks stand in another order, which means something
 */
record RepeatedBlocks(List<Pair> pairs, boolean reordered) {

  /**
   * @param suffix names the block in a path; empty where there is nothing to name it by
   * @param desired null when the block shall go
   * @param live null when the block is new
   */
  record Pair(String suffix, @Nullable Value desired, @Nullable Value live) {}

  static RepeatedBlocks pair(AttributeType.Repeated type, List<Value> desired, List<Value> live) {
    if (!type.key().isEmpty()) {
      return byKey(type, desired, live);
    }
    return type.ordered() ? byPosition(desired, live) : byContent(type, desired, live);
  }

  private static RepeatedBlocks byKey(
      AttributeType.Repeated type, List<Value> desired, List<Value> live) {
    List<Pair> pairs = new ArrayList<>();
    List<Integer> order = new ArrayList<>();
    List<Value> left = new ArrayList<>(live);
    for (Value wanted : desired) {
      Value match =
          left.stream().filter(found -> sameKey(type, wanted, found)).findFirst().orElse(null);
      if (match != null) {
        left.remove(match);
        order.add(live.indexOf(match));
      }
      pairs.add(new Pair(keySuffix(type, wanted), wanted, match));
    }
    left.forEach(found -> pairs.add(new Pair(keySuffix(type, found), null, found)));
    boolean reordered = type.ordered() && !order.equals(order.stream().sorted().toList());
    return new RepeatedBlocks(pairs, reordered);
  }

  private static boolean sameKey(AttributeType.Repeated type, Value a, Value b) {
    return type.key().stream()
        .allMatch(name -> {
          Value x = keyValue(type, a, name);
          Value y = keyValue(type, b, name);
          AttributeType keyType = Shape.entry(type, name);
          if (x == null || y == null) {
            return x == null && y == null;
          }
          return !Values.isPending(x) && Equality.same(keyType, x, y);
        });
  }

  private static @Nullable Value keyValue(AttributeType.Repeated type, Value block, String name) {
    Value value = block instanceof Value.Keyed keyed ? Values.present(keyed.get(name)) : null;
    return value != null
        ? value
        : Values.present(type.block().attribute(name).map(AttributeSchema::fallback).orElse(null));
  }

  private static String keySuffix(AttributeType.Repeated type, Value block) {
    String key = key(type, block);
    return key.isEmpty() ? "" : Keys.suffix(key);
  }

  /** What names the block in a path; empty when nothing does. */
  static String key(AttributeType.Repeated type, Value block) {
    return type.key().stream()
        .map(name -> text(keyValue(type, block, name)))
        .filter(text -> !text.isEmpty())
        .collect(Collectors.joining(", "));
  }

  private static String text(@Nullable Value value) {
    if (value instanceof Value.Reference(var address)) {
      return address.toString();
    }
    String text = value == null ? "" : Conversions.text(value);
    return text == null ? "" : text;
  }

  private static RepeatedBlocks byPosition(List<Value> desired, List<Value> live) {
    List<Pair> pairs = new ArrayList<>();
    for (int i = 0; i < Math.max(desired.size(), live.size()); i++) {
      pairs.add(
          new Pair(
              Keys.suffix(i),
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
      pairs.add(new Pair("", rest.left().getFirst(), rest.right().getFirst()));
    } else {
      rest.left().forEach(wanted -> pairs.add(new Pair("", wanted, null)));
      rest.right().forEach(found -> pairs.add(new Pair("", null, found)));
    }
    return new RepeatedBlocks(pairs, false);
  }
}
