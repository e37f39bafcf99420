package io.ecsctl.planner.verification;

/** How much is asked. Why which: decision 0020. */
public enum Scope {
  /** About what the plan creates, replaces or changes: a plan without changes asks nothing. */
  CHANGES,
  /** About everything that the program says. */
  EVERYTHING
}
