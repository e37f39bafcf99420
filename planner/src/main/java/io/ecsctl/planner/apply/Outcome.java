package io.ecsctl.planner.apply;

/** What became of a node. */
public sealed interface Outcome {
  /** Done, and of use to those that depend on it. */
  record Done() implements Outcome {}

  /**
   * AWS refused, or a wait did not end well.
   *
   * @param code AWS's, or one of {@code ProviderException}'s; {@link #BUG} for an exception that
   *     nobody foresaw, {@link #INVALID_VALUE}, {@link #NO_JOURNAL}
   * @param operation {@code ecs:CreateService}; may be empty
   * @param requestId may be empty
   */
  record Failed(String code, String operation, String message, String requestId)
      implements Outcome {
    public static final String BUG = "Bug";

    /** A value that became known only now is none that its attribute takes. */
    public static final String INVALID_VALUE = "InvalidValue";

    /** The program's own precondition or postcondition does not hold. */
    public static final String CONDITION = "Condition";

    /** The journal cannot be written, and nothing is done that is not journaled. */
    public static final String NO_JOURNAL = "NoJournal";
  }

  /** The deployment failed and the previous revision is in service again. */
  record RolledBack(String operation, String message, String requestId) implements Outcome {}

  /**
   * Not tried, because something it needs is not there. Not a failure of its own.
   *
   * @param because id of the node that failed
   */
  record Skipped(String because) implements Outcome {}

  /** Not tried, because a stop was asked for. */
  record NotStarted() implements Outcome {}

  /** Its wait was cut short; what is in AWS the next plan will see. */
  record Interrupted() implements Outcome {}

  /** Whether those that depend on the node may go on. */
  default boolean isDone() {
    return this instanceof Done;
  }

  /** Whether something went wrong with this very node. */
  default boolean isFailure() {
    return this instanceof Failed || this instanceof RolledBack;
  }
}
