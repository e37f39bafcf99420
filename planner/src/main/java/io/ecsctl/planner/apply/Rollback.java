package io.ecsctl.planner.apply;

import io.ecsctl.planner.plan.Plan;
import io.ecsctl.planner.plan.PlanNode;
import io.ecsctl.planner.provider.DesiredResource;
import io.ecsctl.planner.provider.LiveResource;
import io.ecsctl.planner.provider.Progress;
import io.ecsctl.planner.provider.Provider;
import io.ecsctl.planner.provider.ProviderException;
import java.util.Set;

/**
 * Takes back an update whose rollout failed: the attributes that it set get the values that they
 * had, so a service runs its previous revision again, with the traffic that it had.
 */
final class Rollback {
  /** A rollout that ended badly, or did not end. After anything else nobody knows what runs. */
  private static final Set<String> ROLLOUT =
      Set.of(ProviderException.DEPLOYMENT_FAILED, ProviderException.TIMED_OUT);

  private final Plan plan;
  private final Provider provider;
  private final LiveState state;
  private final CallLog calls;

  Rollback(Plan plan, Provider provider, LiveState state, CallLog calls) {
    this.plan = plan;
    this.provider = provider;
    this.state = state;
    this.calls = calls;
  }

  static boolean helps(ProviderException failure) {
    return ROLLOUT.contains(failure.code());
  }

  /**
   * Waits until the object is what it was.
   *
   * @param before as it was
   * @param updated as the update left it
   * @param made what was asked for
   * @return how the node ended: rolled back, or not even that
   */
  ProviderException takeBack(
      PlanNode node,
      LiveResource before,
      LiveResource updated,
      DesiredResource made,
      ProviderException failure,
      Progress progress)
      throws InterruptedException {
    progress.event("rolling back, because the rollout failed");
    DesiredResource was =
        new DesiredResource(
            node.address(),
            made.schema(),
            before.attributes(),
            "",
            Tokens.of(plan.id(), node.id() + " back"));
    try {
      LiveResource back =
          calls.log(
              node,
              "roll back",
              () -> provider.update(plan.scope(), updated, was, node.attributes()));
      LiveResource ready =
          calls.log(
              node, "await rollback", () -> provider.awaitReady(plan.scope(), back, progress));
      state.put(ready, before.attributes());
    } catch (ProviderException again) {
      return new ProviderException(
          failure.code(),
          failure.operation(),
          failure.explanation() + "\nThe rollback failed, too: " + again.explanation(),
          failure.requestId(),
          failure);
    }
    return new ProviderException(
        ProviderException.ROLLED_BACK,
        failure.operation(),
        failure.explanation()
            + "\nIt was rolled back: %s %s again what was there before."
                .formatted(
                    String.join(", ", node.attributes()),
                    node.attributes().size() == 1 ? "is" : "are"),
        failure.requestId(),
        failure);
  }
}
