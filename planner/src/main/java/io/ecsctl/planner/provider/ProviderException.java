package io.ecsctl.planner.provider;

/**
 * AWS (or the way to it) refused. Caught where a plan node or a snapshot is made; it becomes an
 * outcome, never a stack trace.
 *
 * <p>{@link #code} is AWS's error code, or one of the constants here.
 */
public final class ProviderException extends RuntimeException {
  /** An object exists and belongs to somebody else, which AWS would not have looked at. */
  public static final String NOT_OWNED = "NotOwned";

  /** What would go with the object belongs to somebody else. */
  public static final String USED_BY_OTHERS = "UsedByOthers";

  /** Somebody else holds the stack's lock. */
  public static final String LOCKED = "Locked";

  /** The lock that a run holds is not its own any more, or may not be. */
  public static final String LOCK_LOST = "LockLost";

  /** No credentials were found. */
  public static final String NO_CREDENTIALS = "NoCredentials";

  /** No region was found. */
  public static final String NO_REGION = "NoRegion";

  /** The endpoint could not be reached or did not answer in time. */
  public static final String UNREACHABLE = "Unreachable";

  /** The deployment failed and ECS put the previous revision back. */
  public static final String ROLLED_BACK = "RolledBack";

  /** The deployment failed, or did not end in time. */
  public static final String DEPLOYMENT_FAILED = "DeploymentFailed";

  /** A wait ended without the awaited state. */
  public static final String TIMED_OUT = "TimedOut";

  /** The sandbox's file cannot be read. */
  public static final String BAD_SANDBOX_FILE = "BadSandboxFile";

  private final String code;
  private final String operation;
  private final String requestId;

  /**
   * @param operation what was called: {@code ecs:CreateService}; empty when nothing was
   * @param message what went wrong, and what to do about it where that is known
   * @param requestId AWS's, for its support; empty when there is none
   */
  public ProviderException(
      String code, String operation, String message, String requestId, Throwable cause) {
    super(message, cause);
    this.code = code;
    this.operation = operation;
    this.requestId = requestId;
  }

  public ProviderException(String code, String operation, String message) {
    super(message);
    this.code = code;
    this.operation = operation;
    this.requestId = "";
  }

  public String code() {
    return code;
  }

  public String operation() {
    return operation;
  }

  public String requestId() {
    return requestId;
  }

  /** The message, never null. */
  public String explanation() {
    String message = getMessage();
    return message == null ? code : message;
  }
}
