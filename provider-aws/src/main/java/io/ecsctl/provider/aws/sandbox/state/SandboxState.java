package io.ecsctl.provider.aws.sandbox.state;

import java.time.Instant;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;

/**
 * Everything that the sandbox knows.
 *
 * <p>Tables hold the objects that AWS describes; attributes hold what AWS keeps beside them as
 * names and texts: tags, load balancer attributes, a role's inline policies. Read and changed only
 * within an operation.
 */
public final class SandboxState {
  private final SortedMap<String, Table<?>> tables = new TreeMap<>();
  private final SortedMap<String, SortedMap<String, SortedMap<String, String>>> attributes =
      new TreeMap<>();
  private Instant now;
  private long counter;

  SandboxState(Instant now, long counter) {
    this.now = now;
    this.counter = counter;
  }

  /** The table of that name; empty when nothing was put into it yet. */
  @SuppressWarnings(
      "unchecked") // a table's name stands for its type: it is asked for in one place each
  <T extends SdkPojo> Table<T> table(String name, Supplier<? extends SdkPojo> builder) {
    Table<T> table = (Table<T>) rawTable(name);
    table.bind(builder);
    return table;
  }

  Table<?> rawTable(String name) {
    return tables.computeIfAbsent(name, _ -> new Table<>());
  }

  SortedMap<String, Table<?>> tables() {
    return tables;
  }

  SortedMap<String, SortedMap<String, SortedMap<String, String>>> attributes() {
    return attributes;
  }

  /** By object, the attributes of one sort. */
  SortedMap<String, SortedMap<String, String>> attributes(String sort) {
    return attributes.computeIfAbsent(sort, _ -> new TreeMap<>());
  }

  Map<String, String> attributes(String sort, String object) {
    return attributes(sort).computeIfAbsent(object, _ -> new TreeMap<>());
  }

  Instant now() {
    return now;
  }

  void now(Instant time) {
    now = time;
  }

  long counter() {
    return counter;
  }

  void counter(long reached) {
    counter = reached;
  }

  long next() {
    return ++counter;
  }
}
