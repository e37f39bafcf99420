package io.ecsctl.planner.plan;

/** What happens to a resource. */
public enum Action {
  NO_OP,
  CREATE,
  UPDATE,
  /** A new object takes the place of the old one; the old one's removal is a node of its own. */
  REPLACE,
  DELETE,
  /** The object gets another address: its marks of ownership change, nothing else. */
  MOVE,
  /** An object that was nobody's becomes the stack's: it gets its marks of ownership. */
  ADOPT,
  /** The object is not the stack's any more: it loses its marks of ownership and stays. */
  FORGET,
  /** Nothing happens to anything: what the program borrows is found, which no plan could do. */
  LOOK_UP
}
