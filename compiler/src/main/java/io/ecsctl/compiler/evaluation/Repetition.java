package io.ecsctl.compiler.evaluation;

import io.ecsctl.compiler.address.InstanceKey;
import io.ecsctl.compiler.value.Value;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * One instance of a block.
 *
 * @param key null for a block that has only this one
 * @param environment what {@code each} or {@code count} mean in it
 */
record Repetition(@Nullable InstanceKey key, Environment environment) {
  static final Repetition ONCE = new Repetition(null, Environment.EMPTY);

  static Repetition of(String key, Value value) {
    return new Repetition(
        new InstanceKey.Text(key),
        Environment.EMPTY.with("each.key", new Value.Text(key)).with("each.value", value));
  }

  static Repetition of(int index) {
    return new Repetition(
        new InstanceKey.Index(index),
        Environment.EMPTY.with("count.index", Value.Number.of(index)));
  }

  /** {@code values}, one for each of {@code repetitions} of a {@code for_each}, by its key. */
  static SortedMap<String, Value> byKey(List<Repetition> repetitions, List<Value> values) {
    SortedMap<String, Value> byKey = new TreeMap<>();
    for (int i = 0; i < values.size(); i++) {
      InstanceKey key = repetitions.get(i).key();
      byKey.put(key == null ? "" : key.word(), values.get(i));
    }
    return byKey;
  }
}
