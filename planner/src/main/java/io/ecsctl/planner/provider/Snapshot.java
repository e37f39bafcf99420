package io.ecsctl.planner.provider;

import io.ecsctl.compiler.address.ResourceAddress;
import java.util.Collection;
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
 * @param unread by kind, why nothing is known of its objects: the credentials may not read them
 */
public record Snapshot(
    SortedMap<ResourceAddress, LiveResource> resources,
    List<LiveResource> duplicates,
    SortedMap<String, ProviderException> unread) {
  public static final Snapshot EMPTY = new Snapshot(Collections.emptySortedMap(), List.of());

  public Snapshot {
    resources = Collections.unmodifiableSortedMap(new TreeMap<>(resources));
    duplicates = List.copyOf(duplicates);
    unread = Collections.unmodifiableSortedMap(new TreeMap<>(unread));
  }

  /** Of which everything could be read. */
  public Snapshot(
      SortedMap<ResourceAddress, LiveResource> resources, List<LiveResource> duplicates) {
    this(resources, duplicates, Collections.emptySortedMap());
  }

  public Optional<LiveResource> find(ResourceAddress address) {
    return Optional.ofNullable(resources.get(address));
  }

  /**
   * @throws ProviderException when one of these kinds could not be read
   */
  public void requireRead(Collection<String> kinds) {
    for (var refused : unread.entrySet()) {
      if (kinds.contains(refused.getKey())) {
        throw refused.getValue();
      }
    }
  }
}
