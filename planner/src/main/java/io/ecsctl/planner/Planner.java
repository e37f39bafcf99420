package io.ecsctl.planner;

import io.ecsctl.compiler.program.Program;
import io.ecsctl.planner.plan.Plan;
import io.ecsctl.planner.plan.PlanRefused;
import io.ecsctl.planner.provider.Provider;
import io.ecsctl.planner.provider.ProviderException;

/** From a program and the account to a plan. Reads; changes nothing. */
@SuppressWarnings("DoNotCallSuggester")
public final class Planner {
  private Planner() {}

  /**
   * @throws PlanRefused when the program may not be planned against this account, or something may not be destroyed
   * @throws ProviderException when the account cannot be read
   */
  public static Plan plan(Program program, Provider provider, PlanOptions options) {
    throw new UnsupportedOperationException();
  }
}
