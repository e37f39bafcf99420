package io.ecsctl.planner.plan;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.planner.diff.AttributeChange;
import io.ecsctl.planner.graph.Dag;
import java.util.Map;
import java.util.Set;

/**
 * Step: refuses a replacement that nobody can make: the old object has to go before the new one
 * comes, because the two cannot be in one place, and AWS lets it go only after those that use it,
 * which stay.
 */
final class UsedPlaces {
  /**
   * A service that shall have tasks with a provider holds on to it, and an auto scaling group has
   * one provider at a time.
   *
   * @param user the kind that holds on to it
   * @param by its attributes that can be pointed elsewhere
   * @param place the attribute with what only one can be in
   */
  private record Hold(String user, Set<String> by, String place) {}

  private static final Map<String, Hold> HOLDS =
      Map.of(
          "capacity_provider",
          new Hold(
              "service",
              Set.of("capacity_provider_strategy", "launch_type"),
              "auto_scaling_group"));

  private UsedPlaces() {}

  /**
   * @param live an object needs those it refers to
   */
  static void check(Decisions decisions, Dag<ResourceAddress> live) {
    for (Decision decision : decisions.all()) {
      Hold hold = HOLDS.get(decision.address().kind());
      if (hold == null || decision.action() != Action.REPLACE || decision.createFirst()) {
        continue;
      }
      decisions.all().stream()
          .filter(user -> user.address().kind().equals(hold.user()))
          .filter(user -> live.needsOf(user.address()).contains(decision.address()))
          .filter(user -> user.action() != Action.REPLACE && !leaves(user, decision, hold))
          .findFirst()
          .ifPresent(user -> {
            throw new PlanRefused(
                PlanRefused.Reason.IN_USE,
                "%s would be replaced because of %s, but %s uses it: its %s can have one of them at a time, so the old one would have to go first, and AWS keeps it while it is used. Leave %s as it is, or give the new one another %s: then %s moves there first"
                    .formatted(
                        decision.address(),
                        decision.replaceReason(),
                        user.address(),
                        hold.place(),
                        decision.replaceReason(),
                        hold.place(),
                        user.address()));
          });
    }
  }

  /** It is pointed elsewhere, and then the old one can go. */
  static boolean leaves(Decision user, Decision used) {
    Hold hold = HOLDS.get(used.address().kind());
    return hold != null && user.address().kind().equals(hold.user()) && leaves(user, used, hold);
  }

  private static boolean leaves(Decision user, Decision used, Hold hold) {
    return !user.resource().references().contains(used.address())
        && user.changes().stream().map(AttributeChange::attribute).anyMatch(hold.by()::contains);
  }
}
