package io.ecsctl.compiler.reachability;

/** How a path ends. */
public sealed interface Verdict {
  /** Every hop lets the packet through. */
  record Proved() implements Verdict {}

  /** The last hop of the path is reached, or left, only through {@code blocker}, which refuses. */
  record Blocked(Blocker blocker) implements Verdict {}

  /**
   * A hop is outside the program or not known yet.
   *
   * @param reason names it
   * @param decider what would decide it, as a sentence without a full stop; may be empty
   */
  record Undecided(String reason, String decider) implements Verdict {
    public Undecided(String reason) {
      this(reason, "");
    }
  }

  /** That of a path with another part: what is blocked anywhere is blocked. */
  default Verdict then(Verdict next) {
    return this instanceof Blocked || (this instanceof Undecided && !(next instanceof Blocked))
        ? this
        : next;
  }

  /** {@code proved}, {@code blocked} or {@code undecided}. */
  default String word() {
    return switch (this) {
      case Proved() -> "proved";
      case Blocked _ -> "blocked";
      case Undecided _ -> "undecided";
    };
  }
}
