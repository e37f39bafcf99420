package io.ecsctl.compiler.reachability;

/** How a path ends. */
public sealed interface Verdict {
  /** Every hop lets the packet through. */
  record Proved() implements Verdict {}

  /** The last hop of the path is reached, or left, only through {@code blocker}, which refuses. */
  record Blocked(Blocker blocker) implements Verdict {}

  /** A hop is outside the program or not known yet. {@code reason} names it. */
  record Undecided(String reason) implements Verdict {}
}
