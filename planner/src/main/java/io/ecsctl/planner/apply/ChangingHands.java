package io.ecsctl.planner.apply;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.planner.plan.Action;
import io.ecsctl.planner.plan.Adoptions;
import io.ecsctl.planner.plan.Plan;
import io.ecsctl.planner.plan.PlanNode;
import io.ecsctl.planner.plan.PlanRefused;
import io.ecsctl.planner.provider.LiveResource;
import io.ecsctl.planner.provider.Provider;
import io.ecsctl.planner.provider.Snapshot;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What is live, with the objects that a plan adopts, and by the addresses that it gives. */
final class ChangingHands {
  private ChangingHands() {}

  /**
   * Beside what the stack owns, what it is to adopt: none of it where an earlier apply did so.
   *
   * @throws PlanRefused when somebody else took one meanwhile
   */
  static Snapshot withAdopted(Plan plan, Provider provider, Snapshot owned) {
    SortedMap<ResourceAddress, LiveResource> all = new TreeMap<>(owned.resources());
    for (PlanNode node : plan.nodes()) {
      if (node.action() == Action.ADOPT && !all.containsKey(node.address())) {
        provider
            .find(plan.scope(), node.address(), node.liveId())
            .ifPresent(object -> {
              Adoptions.requireFree(plan.scope(), node.address(), node.liveId(), object);
              all.put(node.address(), object.live());
            });
      }
    }
    return new Snapshot(all, owned.duplicates());
  }

  /** The same objects; of revisions those that were running when the plan was made. */
  static Snapshot running(Plan plan, Provider provider, Snapshot live) {
    SortedMap<ResourceAddress, LiveResource> all = new TreeMap<>(live.resources());
    for (PlanNode node : plan.nodes()) {
      LiveResource owned = all.get(node.address());
      if (owned != null
          && !node.external().isEmpty()
          && node.action() == Action.NO_OP
          && !owned.id().equals(node.liveId())) {
        provider
            .find(plan.scope(), node.address(), node.liveId())
            .ifPresent(object -> all.put(node.address(), object.live()));
      }
    }
    return new Snapshot(all, live.duplicates());
  }

  /** The same objects, by the addresses that they have when the plan is applied. */
  static Snapshot renamed(Plan plan, Snapshot live) {
    SortedMap<ResourceAddress, LiveResource> all = new TreeMap<>(live.resources());
    Map<ResourceAddress, LiveResource> moved = new TreeMap<>();
    for (PlanNode node : plan.nodes()) {
      if (node.from() != null) {
        LiveResource object = all.remove(node.from());
        if (object != null) {
          moved.put(node.address(), object.at(node.address()));
        }
      }
    }
    all.putAll(moved);
    return new Snapshot(all, live.duplicates());
  }
}
