package io.ecsctl.planner.plan;

/**
 * Which part of a resource's change a node is. Most resources have one node, their {@link #OBJECT}.
 */
public enum Step {
  /** Whose the object is and what it is called, before anything else is done with it. */
  OWNERSHIP,
  /** The object itself: created, updated, deleted, or the new one of a replacement. */
  OBJECT,
  /**
   * Attributes set after the objects they refer to exist: a security group's rules. With {@link
   * Action#DELETE} they are emptied.
   */
  SEPARATE,
  /** The removal of the object that a replacement takes the place of. */
  OLD,
  /** The removal of a second object with the same address, left by an interrupted apply. */
  DUPLICATE
}
