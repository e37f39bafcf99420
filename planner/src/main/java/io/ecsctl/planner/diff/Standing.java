package io.ecsctl.planner.diff;

import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.provider.LiveResource;
import java.util.SortedMap;
import java.util.TreeMap;

/** What a reference finds at its other end. */
public sealed interface Standing {
  /** The object is there and stays. {@code attributes}: live ones, and over them what the program makes of them. */
  record Live(Value.ObjectOf attributes) implements Standing {}

  /** There is no object yet, or another one will take its place. */
  record Pending() implements Standing {}

  Standing PENDING = new Pending();

  /** {@code desired} as far as it is given, else what {@code live} reports. */
  static Standing live(LiveResource live, Value.ObjectOf desired) {
    SortedMap<String, Value> attributes = new TreeMap<>(live.attributes().entries());
    attributes.putAll(desired.entries());
    return new Live(new Value.ObjectOf(attributes));
  }
}
