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
   * The object is there and stays.
   *
   * @param desired what the program makes of it, as far as that is given
   * @param live what it reports
   * @param complete whose attributes it has none of but these; null where it may have others
   */
  record Live(Value.ObjectOf desired, Value.ObjectOf live, @Nullable KindSchema complete)
      implements Standing {

    public Live(Value.ObjectOf attributes) {
      this(attributes, Value.ObjectOf.EMPTY, null);
    }

    /** One of {@link #attributes}, which most references are about; null where it has none. */
    Value attribute(String name) {
      return desired.has(name) ? desired.get(name) : live.get(name);
    }

    /** The live ones, and over them what the program makes of them. */
    Value.ObjectOf attributes() {
      SortedMap<String, Value> attributes = new TreeMap<>();
      if (complete != null) {
        complete.body().attributes().keySet().forEach(name -> attributes.put(name, Value.NULL));
        complete.computed().forEach(computed -> attributes.put(computed.name(), Value.NULL));
      }
      attributes.putAll(live.entries());
      attributes.putAll(desired.entries());
      return new Value.ObjectOf(attributes);
    }
  }

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
    return new Live(desired, live.attributes(), live.detailed() ? schema : null);
  }
}
