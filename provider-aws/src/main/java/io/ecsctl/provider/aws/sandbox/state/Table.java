package io.ecsctl.provider.aws.sandbox.state;

import io.ecsctl.provider.aws.mapping.PojoJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkPojo;

/**
 * Objects of one type by id or ARN, in the order in which they were made. Read and changed only
 * within an operation.
 */
public final class Table<T extends SdkPojo> {
  private final Map<String, Row<T>> rows = new LinkedHashMap<>();
  private @Nullable PojoJson<T> codec;

  Table() {}

  void bind(Supplier<? extends SdkPojo> builder) {
    if (codec == null) {
      codec = new PojoJson<>(builder);
    }
  }

  void putEncoded(String key, String json) {
    rows.put(key, Row.encoded(json));
  }

  Map<String, Row<T>> rows() {
    return rows;
  }

  private T value(Row<T> row) {
    PojoJson<T> bound = codec;
    if (bound == null) {
      throw new IllegalStateException("a table is bound to its type before it is read");
    }
    return row.value(bound);
  }

  public Optional<T> find(@Nullable String key) {
    return Optional.ofNullable(key == null ? null : rows.get(key)).map(this::value);
  }

  public boolean contains(@Nullable String key) {
    return key != null && rows.containsKey(key);
  }

  public List<T> all() {
    List<T> values = new ArrayList<>(rows.size());
    rows.values().forEach(row -> values.add(value(row)));
    return values;
  }

  public List<T> where(Predicate<? super T> wanted) {
    List<T> values = all();
    values.removeIf(wanted.negate());
    return values;
  }

  public boolean any(Predicate<? super T> wanted) {
    return rows.values().stream().anyMatch(row -> wanted.test(value(row)));
  }

  /** Those whose key is wanted; the others are not even decoded. */
  public List<T> rows(Predicate<String> key) {
    return rows.entrySet().stream()
        .filter(row -> key.test(row.getKey()))
        .map(row -> value(row.getValue()))
        .toList();
  }

  public void removeKeys(Predicate<String> key) {
    rows.keySet().removeIf(key);
  }

  public T put(String key, T value) {
    rows.put(key, Row.of(value));
    return value;
  }

  /** Changes the object, which must be there. */
  public T update(String key, UnaryOperator<T> change) {
    T before =
        find(key).orElseThrow(() -> new IllegalStateException("no row " + key + " to change"));
    return put(key, change.apply(before));
  }

  public void remove(String key) {
    rows.remove(key);
  }

  public void removeWhere(Predicate<? super T> unwanted) {
    rows.values().removeIf(row -> unwanted.test(value(row)));
  }
}
