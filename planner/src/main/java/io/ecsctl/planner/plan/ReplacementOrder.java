package io.ecsctl.planner.plan;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.schema.KindSchema.Replacement;
import io.ecsctl.compiler.schema.NameRule;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.diff.AttributeChange;
import io.ecsctl.planner.graph.Dag;
import io.ecsctl.planner.provider.LiveResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Step: for each replacement, whether the new object is made before the old one goes. Better so,
 * because nothing is missing in between; but it takes a name of its own, and an object that has to
 * go first takes along those that live in it.
 */
final class ReplacementOrder {
  /** What an object that excludes its like is in, or over. */
  private static final Set<String> PLACES = Set.of("vpc", "auto_scaling_group");

  private ReplacementOrder() {}

  /**
   * @param live an object needs those it refers to
   */
  static void decide(Decisions decisions, Dag<ResourceAddress> live) {
    for (Decision decision : decisions.all()) {
      LiveResource old = decision.live();
      if (decision.action() != Action.REPLACE || old == null) {
        continue;
      }
      boolean first =
          mayCreateFirst(decision)
              && !wouldClash(decision, old)
              && live.needsOf(decision.address()).stream()
                  .noneMatch(target -> goesFirst(decisions.of(target)));
      decisions.replace(first ? besideOld(decision, old) : decision);
    }
  }

  private static boolean goesFirst(@Nullable Decision decision) {
    return decision != null && decision.action() == Action.REPLACE && !decision.createFirst();
  }

  private static boolean mayCreateFirst(Decision decision) {
    Boolean chosen = decision.resource().lifecycle().createBeforeDestroy();
    return chosen == null
        ? decision.resource().schema().replacement() == Replacement.CREATE_FIRST
            || movesElsewhere(decision)
        : chosen;
  }

  /**
   * What keeps two subnets or route tables from existing side by side, overlapping addresses and
   * shared subnets, ends at the VPC's border; two capacity providers cannot share a group.
   */
  private static boolean movesElsewhere(Decision decision) {
    return decision.changes().stream()
        .anyMatch(change -> PLACES.contains(change.attribute()) && change.forcesReplacement());
  }

  /** The program insists on a name that the old object has. */
  private static boolean wouldClash(Decision decision, LiveResource old) {
    NameRule rule = decision.resource().schema().name();
    return rule != null
        && !decision.resource().nameGenerated()
        && decision.desired().get(rule.attribute()).equals(old.attributes().get(rule.attribute()));
  }

  private static Decision besideOld(Decision decision, LiveResource old) {
    NameRule rule = decision.resource().schema().name();
    if (rule == null || !decision.resource().nameGenerated()) {
      return decision.createdFirst(decision.desired());
    }
    Value.ObjectOf renamed = Desired.withNameBeside(decision.resource(), decision.desired(), old);
    List<AttributeChange> changes = new ArrayList<>();
    changes.add(
        new AttributeChange(
            rule.attribute(),
            rule.attribute(),
            old.attributes().get(rule.attribute()),
            renamed.get(rule.attribute()),
            false,
            false));
    changes.addAll(decision.changes());
    return decision.createdFirst(renamed).withChanges(changes);
  }
}
