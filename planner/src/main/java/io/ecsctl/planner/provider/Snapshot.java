package io.ecsctl.planner.provider;

import io.ecsctl.compiler.address.ResourceAddress;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is live for one stack.
 *
 * @param resources by address
 * @param duplicates objects that carry an address which another object carries too: what a crash
 *     between two calls may leave. They are deleted by the next apply
 */
public record Snapshot(
    SortedMap<ResourceAddress, LiveResource> resources, List<LiveResource> duplicates) {
  public static final Snapshot EMPTY = new Snapshot(Collections.emptySortedMap(), List.of());

  public Snapshot {
    resources = Collections.unmodifiableSortedMap(new TreeMap<>(resources));
    duplicates = List.copyOf(duplicates);
  }

  public Optional<LiveResource> find(ResourceAddress address) {
    return Optional.ofNullable(resources.get(address));
  }
}
