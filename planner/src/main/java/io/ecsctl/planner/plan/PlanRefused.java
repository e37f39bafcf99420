package io.ecsctl.planner.plan;

/**
 * A plan cannot be made or may not be applied, for a reason that its user can do something about.
 * The message says what and what to do; nothing was changed.
 */
public final class PlanRefused extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** Why. */
  public enum Reason {
    /** The program's {@code account} is another than the credentials'. */
    WRONG_ACCOUNT,
    /** The program's {@code region} is another than the one the provider is in. */
    WRONG_REGION,
    /** A resource with {@code prevent_destroy} would be deleted or replaced. */
    PREVENT_DESTROY,
    /** A precondition or postcondition does not hold. */
    CONDITION,
    /** An address that was asked for names nothing. */
    UNKNOWN_ADDRESS,
    /** Resources need each other in a circle. */
    CYCLE,
    /** An object that shall be adopted is not there, or is somebody's already. */
    ADOPTION,
    /** A value that depends on live objects is none that its attribute takes. */
    INVALID_VALUE,
    /** The account is no longer what the plan saw. */
    STALE
  }

  private final Reason reason;

  public PlanRefused(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  public Reason reason() {
    return reason;
  }

  /** The message, never null. */
  public String explanation() {
    String message = getMessage();
    return message == null ? reason.name() : message;
  }
}
