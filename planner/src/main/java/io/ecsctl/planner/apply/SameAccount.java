package io.ecsctl.planner.apply;

import io.ecsctl.planner.plan.Plan;
import io.ecsctl.planner.plan.PlanRefused;
import io.ecsctl.planner.plan.PlanRefused.Reason;
import io.ecsctl.planner.provider.Identity;

/**
 * A plan is for one account and region. As whom it is applied does not matter: pipelines plan and
 * apply with different roles.
 */
final class SameAccount {
  private SameAccount() {}

  static void check(Plan plan, Identity now) {
    Identity then = plan.identity();
    if (!then.account().equals(now.account())) {
      throw new PlanRefused(
          Reason.WRONG_ACCOUNT,
          "the plan was made for account %s, but the credentials are for account %s (%s)"
              .formatted(then.account(), now.account(), now.arn()));
    }
    if (!then.region().equals(now.region())) {
      throw new PlanRefused(
          Reason.WRONG_REGION,
          "the plan was made for region %s, but %s was chosen"
              .formatted(then.region(), now.region()));
    }
  }
}
