package io.ecsctl.planner.verification;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.program.Resource;
import io.ecsctl.planner.plan.Action;
import io.ecsctl.planner.plan.PlanNode;

/**
 * A resource that is asked about.
 *
 * @param node its step of the plan
 */
record Subject(Resource resource, SettledBlock body, PlanNode node) {
  ResourceAddress address() {
    return resource.address();
  }

  /** The account has the object, and it stays. */
  boolean isThere() {
    return node.action() == Action.UPDATE || node.action() == Action.NO_OP;
  }
}
