package io.ecsctl.planner.diff;

import io.ecsctl.compiler.schema.KindSchema;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.provider.LiveResource;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a reference finds at its other end. */
public sealed interface Standing {
  /**
   * The object is there and stays. {@code attributes}: live ones, and over them what the program
   * makes of them.
   */
  record Live(Value.ObjectOf attributes) implements Standing {}

  /** There is no object yet, or another one will take its place. */
  record Pending() implements Standing {}

  /**
   * Everything that a data block names which asks for all that match, while that is looked for:
   * each object has an address of its own.
   *
   * @param count null while nobody has looked
   */
  record Several(@Nullable Integer count) implements Standing {}

  Standing PENDING = new Pending();

  /**
   * {@code desired} as far as it is given, else what {@code live} reports; null for what an object
   * that was read in full does not have.
   */
  static Standing live(KindSchema schema, LiveResource live, Value.ObjectOf desired) {
    SortedMap<String, Value> attributes = new TreeMap<>();
    if (live.detailed()) {
      schema.body().attributes().keySet().forEach(name -> attributes.put(name, Value.NULL));
      schema.computed().forEach(computed -> attributes.put(computed.name(), Value.NULL));
    }
    attributes.putAll(live.attributes().entries());
    attributes.putAll(desired.entries());
    return new Live(new Value.ObjectOf(attributes));
  }
}
