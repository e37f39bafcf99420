package io.ecsctl.planner.plan;

import io.ecsctl.compiler.address.InstanceKey;
import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.program.Handover;
import io.ecsctl.compiler.program.Program;
import io.ecsctl.compiler.schema.KindSchema;
import io.ecsctl.compiler.schema.Schema;
import io.ecsctl.planner.provider.LiveResource;
import io.ecsctl.planner.provider.Snapshot;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Step: what is live, by the addresses that the program's {@code moved} blocks give it. An object
 * that has its new address already is not moved, so a block may stay for as long as anybody likes.
 */
final class Renames {
  private final Program program;
  private final Snapshot before;
  private final Map<ResourceAddress, ResourceAddress> moved = new LinkedHashMap<>();
  private final Map<ResourceAddress, ResourceAddress> refused = new LinkedHashMap<>();
  private final SortedMap<ResourceAddress, LiveResource> live;

  private Renames(Program program, Snapshot before) {
    this.program = program;
    this.before = before;
    this.live = new TreeMap<>(before.resources());
  }

  static Renames of(Program program, Snapshot snapshot, Schema schema) {
    Renames renames = new Renames(program, snapshot);
    Map<ResourceAddress, ResourceAddress> wanted = new LinkedHashMap<>();
    for (ResourceAddress from : snapshot.resources().keySet()) {
      ResourceAddress to = renames.now(from);
      if (!to.equals(from)) {
        wanted.put(from, to);
        // They make room for each other first.
        renames.live.remove(from);
      }
    }
    wanted.forEach((from, to) ->
        renames.move(
            from, to, schema.kind(from.kind()).filter(KindSchema::revisioned).isPresent()));
    return renames;
  }

  private void move(ResourceAddress from, ResourceAddress to, boolean revisioned) {
    LiveResource object = before.resources().get(from);
    if (object == null) {
      return;
    }
    // Of revisions the older ones change their address first: whoever was interrupted in between
    // left those at the new address and the one that counts at the old one.
    if (live.containsKey(to) && !revisioned) {
      refused.put(from, to);
      live.put(from, object);
    } else {
      moved.put(to, from);
      live.put(to, object.at(to));
    }
  }

  /** What is live, by its present address. */
  Snapshot snapshot() {
    return moved.isEmpty() ? before : new Snapshot(live, before.duplicates());
  }

  /** Old addresses by present ones. */
  Map<ResourceAddress, ResourceAddress> moved() {
    return moved;
  }

  /** Where the object at {@code from} should be, but another one is; null when it may stay. */
  @Nullable ResourceAddress refused(ResourceAddress from) {
    return refused.get(from);
  }

  /** What the program calls an object that is live as {@code address}. */
  ResourceAddress now(ResourceAddress address) {
    if (program.handover().moves().isEmpty()) {
      return counted(address);
    }
    ResourceAddress at = address;
    Set<ResourceAddress> seen = new HashSet<>(Set.of(address));
    Optional<ResourceAddress> next = next(at);
    // The binder has told of circles; one through a whole module ends where it began.
    while (next.isPresent() && seen.add(next.get())) {
      at = next.get();
      next = next(at);
    }
    return at.equals(address) ? counted(address) : at;
  }

  private Optional<ResourceAddress> next(ResourceAddress address) {
    for (Handover.Move move : program.handover().moves()) {
      Optional<ResourceAddress> to = move.from().rename(address, move.to());
      if (to.isPresent()) {
        return to;
      }
    }
    return Optional.empty();
  }

  /**
   * With {@code count} added or taken away, the only object is the first of many, or the reverse.
   */
  private ResourceAddress counted(ResourceAddress address) {
    if (program.resources().containsKey(address)) {
      return address;
    }
    for (InstanceKey other : others(address)) {
      ResourceAddress to = address.withKey(other);
      if (program.resources().containsKey(to) && !before.resources().containsKey(to)) {
        return to;
      }
    }
    ResourceAddress alone = address.withKey(null);
    return isFirst(address)
            && program.resources().containsKey(alone)
            && !before.resources().containsKey(alone)
        ? alone
        : address;
  }

  private static List<InstanceKey> others(ResourceAddress address) {
    return address.key() == null ? List.of(new InstanceKey.Index(0)) : List.of();
  }

  private static boolean isFirst(ResourceAddress address) {
    return address.key() instanceof InstanceKey.Index(var index) && index == 0;
  }
}
