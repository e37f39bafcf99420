package io.ecsctl.planner.plan;

/** What happens to a resource. */
public enum Action {
  NO_OP,
  CREATE,
  UPDATE,
  /** A new object takes the place of the old one; the old one's removal is a node of its own. */
  REPLACE,
  DELETE
}
