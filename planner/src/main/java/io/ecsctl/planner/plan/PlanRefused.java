package io.ecsctl.planner.plan;

import java.util.List;

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
    /** What has to go before its like can come is used by what stays. */
    IN_USE,
    /** Resources need each other in a circle. */
    CYCLE,
    /** An object that shall be adopted is not there, or is somebody's already. */
    ADOPTION,
    /** A value that depends on live objects is none that its attribute takes. */
    INVALID_VALUE,
    /** The account is no longer what the plan saw. */
    STALE
  }

  /** So many differences are told one by one; a plan for an empty account may miss hundreds. */
  private static final int TOLD = 3;

  private final Reason reason;

  public PlanRefused(Reason reason, String message) {
    super(message);
    this.reason = reason;
  }

  /**
   * Of a plan that is no longer about the account as it is.
   *
   * @param differences what differs, one at least, each a sentence without its full stop
   */
  public static PlanRefused stale(List<String> differences) {
    int more = differences.size() - TOLD;
    return new PlanRefused(
        Reason.STALE,
        "the account is not as this plan saw it: "
            + String.join("; ", differences.subList(0, Math.min(TOLD, differences.size())))
            + (more > 0 ? (more == 1 ? "; and one more" : "; and %d more".formatted(more)) : "")
            + ". Nothing was changed; make a new plan");
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
