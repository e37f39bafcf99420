package io.ecsctl.planner.apply;

import io.ecsctl.planner.plan.Plan;
import io.ecsctl.planner.plan.PlanRefused;
import io.ecsctl.planner.provider.Provider;
import io.ecsctl.planner.provider.ProviderException;

/** Makes the account what a plan says. */
@SuppressWarnings("DoNotCallSuggester")
public final class Applier {
  private Applier() {}

  /**
   * Takes the stack's lock, makes sure that everything still is as the plan saw it, and works through the plan.
   *
   * @throws PlanRefused when the account is no longer what the plan saw; nothing was changed
   * @throws ProviderException when the lock is held by somebody else or the account cannot be read; nothing was changed
   */
  public static ApplyResult apply(
      Plan plan,
      Provider provider,
      ApplyListener listener,
      Cancellation cancellation,
      ApplyOptions options) {
    throw new UnsupportedOperationException();
  }
}
