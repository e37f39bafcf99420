package io.ecsctl.provider.aws.sandbox.state;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Names and texts that belong to objects: one sort of them, by object. Read and changed only within
 * an operation.
 */
public final class Attributes {
  private final SortedMap<String, SortedMap<String, String>> byObject;

  Attributes(SortedMap<String, SortedMap<String, String>> byObject) {
    this.byObject = byObject;
  }

  /** Of one object, by name; empty when it has none. */
  public SortedMap<String, String> of(String object) {
    SortedMap<String, String> values = byObject.get(object);
    return values == null ? Collections.emptySortedMap() : new TreeMap<>(values);
  }

  public @Nullable String get(String object, String name) {
    return of(object).get(name);
  }

  public void set(String object, String name, String value) {
    byObject.computeIfAbsent(object, _ -> new TreeMap<>()).put(name, value);
  }

  public void setAll(String object, Map<String, String> values) {
    values.forEach((name, value) -> set(object, name, value));
  }

  public void remove(String object, String name) {
    SortedMap<String, String> values = byObject.get(object);
    if (values != null) {
      values.remove(name);
    }
  }

  public void removeAll(String object) {
    byObject.remove(object);
  }

  /** All of them, by object. */
  public SortedMap<String, SortedMap<String, String>> all() {
    return Collections.unmodifiableSortedMap(byObject);
  }
}
