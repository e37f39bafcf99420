package io.ecsctl.planner.file;

import io.ecsctl.planner.plan.Plan;

/** What reading a plan file gives. */
public sealed interface PlanFileResult {
  record Read(Plan plan) implements PlanFileResult {}

  record Unusable(PlanFileProblem problem) implements PlanFileResult {}
}
