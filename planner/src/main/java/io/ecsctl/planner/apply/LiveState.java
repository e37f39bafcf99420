package io.ecsctl.planner.apply;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.schema.Schema;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.diff.Standing;
import io.ecsctl.planner.lookup.Relooked;
import io.ecsctl.planner.plan.Action;
import io.ecsctl.planner.plan.Plan;
import io.ecsctl.planner.plan.PlanNode;
import io.ecsctl.planner.plan.Step;
import io.ecsctl.planner.provider.LiveResource;
import io.ecsctl.planner.provider.Snapshot;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What is live while a plan is applied: first what was read, then what calls answered. Safe for use
 * by several threads.
 */
final class LiveState {
  private record Current(LiveResource live, Value.ObjectOf desired) {}

  private final Schema schema;
  private final Relooked borrowed;
  private final Map<ResourceAddress, Current> current = new HashMap<>();
  private final Map<String, LiveResource> readByNode = new HashMap<>();
  private final Map<ResourceAddress, LiveResource> made = new HashMap<>();

  LiveState(Plan plan, Snapshot snapshot, Schema schema, Relooked borrowed) {
    this.schema = schema;
    this.borrowed = borrowed;
    Map<String, LiveResource> byIdentity = new HashMap<>();
    snapshot.resources().values().forEach(live -> byIdentity.put(identity(live), live));
    snapshot.duplicates().forEach(live -> byIdentity.put(identity(live), live));
    snapshot
        .resources()
        .forEach((address, live) -> current.put(address, new Current(live, Value.ObjectOf.EMPTY)));
    for (PlanNode node : plan.nodes()) {
      LiveResource live = byIdentity.get(node.address() + " " + node.liveId());
      if (live != null) {
        readByNode.put(node.id(), live);
      }
      if (node.step() == Step.OBJECT) {
        if (makesNewObject(node)) {
          // Until the new object exists, nobody may be pointed to the old one.
          current.remove(node.address());
        } else if (live != null) {
          // Where two carry the address, this is the one that the plan keeps.
          current.put(node.address(), new Current(live, Value.ObjectOf.EMPTY));
        }
      }
    }
  }

  private static String identity(LiveResource live) {
    return live.address() + " " + live.id();
  }

  private static boolean makesNewObject(PlanNode node) {
    return node.action() == Action.CREATE || node.action() == Action.REPLACE || node.newRevision();
  }

  /** The object that a node was planned for, as it was read. */
  LiveResource planned(PlanNode node) {
    LiveResource live = readByNode.get(node.id());
    if (live == null) {
      throw new IllegalStateException(node.id() + " was planned for an object that was not read");
    }
    return live;
  }

  /** The object that is at the node's address now. */
  synchronized LiveResource now(PlanNode node) {
    Current found = current.get(node.address());
    if (found == null) {
      throw new IllegalStateException("there is nothing at " + node.address() + " yet");
    }
    return found.live();
  }

  /**
   * @param desired what was asked for; adds to what earlier steps asked for of the same object
   */
  synchronized void put(LiveResource live, Value.ObjectOf desired) {
    Current before = current.get(live.address());
    SortedMap<String, Value> attributes = new TreeMap<>();
    if (before != null && before.live().id().equals(live.id())) {
      attributes.putAll(before.desired().entries());
    }
    attributes.putAll(desired.entries());
    current.put(live.address(), new Current(live, new Value.ObjectOf(attributes)));
  }

  /** There is a new object. */
  synchronized void made(LiveResource live, Value.ObjectOf desired) {
    made.put(live.address(), live);
    put(live, desired);
  }

  /** What was made and is still there. */
  synchronized List<LiveResource> made() {
    return made.values().stream()
        .filter(live -> {
          Current now = current.get(live.address());
          return now != null && now.live().id().equals(live.id());
        })
        .toList();
  }

  synchronized void remove(ResourceAddress address, LiveResource gone) {
    Current found = current.get(address);
    if (found != null && found.live().id().equals(gone.id())) {
      current.remove(address);
    }
  }

  synchronized Standing standing(ResourceAddress address) {
    if (address.data()) {
      return borrowed.standing(address);
    }
    Current found = current.get(address);
    return found == null
        ? Standing.PENDING
        : schema
            .kind(address.kind())
            .map(kind -> Standing.live(kind, found.live(), found.desired()))
            .orElse(Standing.PENDING);
  }
}
