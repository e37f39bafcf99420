package io.ecsctl.compiler.testing;

import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Value;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * What a plan is about to do, as assertions read it by the name {@code plan}. Addresses are as a
 * plan prints them: {@code service.web}, {@code subnet.public["a"]}.
 *
 * @param refused why there is no plan; null when there is one. Then everything else is empty
 */
public record PlannedChanges(
    SortedSet<String> creates,
    SortedMap<String, List<Change>> updates,
    SortedMap<String, List<Change>> replaces,
    SortedSet<String> deletes,
    @Nullable String refused) {
  private static final Type CHANGES =
      new Type.MapType(
          new Type.MapType(Type.ObjectType.of(Map.of("before", Type.ANY, "after", Type.ANY))));

  /** Written as in a program, so that it can be compared with what a program writes: a tuple. */
  private static final Type ADDRESSES = Type.ANY;

  /** The static type of {@code plan}. */
  static final Type TYPE =
      Type.ObjectType.of(
          Map.of(
              "creates", ADDRESSES,
              "updates", CHANGES,
              "replaces", CHANGES,
              "deletes", ADDRESSES,
              "empty", Type.BOOL,
              "refused", Type.STRING));

  /**
   * One attribute that differs.
   *
   * @param path from the resource: {@code container["app"].image}
   * @param before what is live; {@code Value.NULL} when absent
   * @param after what shall be; {@code Value.NULL} when absent
   */
  public record Change(String path, Value before, Value after) {}

  public static PlannedChanges refused(String explanation) {
    return new PlannedChanges(
        new TreeSet<>(), new TreeMap<>(), new TreeMap<>(), new TreeSet<>(), explanation);
  }

  Value toValue() {
    boolean empty =
        creates.isEmpty() && updates.isEmpty() && replaces.isEmpty() && deletes.isEmpty();
    return Value.ObjectOf.of(
        Map.of(
            "creates", addresses(creates),
            "updates", changes(updates),
            "replaces", changes(replaces),
            "deletes", addresses(deletes),
            "empty", new Value.Bool(empty && refused == null),
            "refused", refused == null ? Value.NULL : new Value.Text(refused)));
  }

  private static Value addresses(SortedSet<String> addresses) {
    return new Value.Tuple(
        addresses.stream().map(address -> (Value) new Value.Text(address)).toList());
  }

  private static Value changes(SortedMap<String, List<Change>> byAddress) {
    SortedMap<String, Value> all = new TreeMap<>();
    byAddress.forEach((address, changes) -> {
      SortedMap<String, Value> byPath = new TreeMap<>();
      for (Change change : changes) {
        byPath.put(
            change.path(),
            Value.ObjectOf.of(Map.of("before", change.before(), "after", change.after())));
      }
      all.put(address, new Value.ObjectOf(byPath));
    });
    return new Value.ObjectOf(all);
  }
}
