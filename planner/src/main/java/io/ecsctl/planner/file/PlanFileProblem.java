package io.ecsctl.planner.file;

/**
 * Why a plan file cannot be used.
 *
 * @param message what is wrong and what to do, one or two sentences
 */
public record PlanFileProblem(Kind kind, String message) {
  /** Which sort of problem. */
  public enum Kind {
    /** Cannot be read from disk. */
    UNREADABLE,
    /** Is no plan file, is cut short or was changed by hand. */
    CORRUPT,
    /** Was written by a release with another format. */
    OTHER_VERSION,
    /** Needs sensitive variables that were not given. */
    MISSING_VARIABLES,
    /** Sensitive variables have other values than when the plan was made. */
    OTHER_VARIABLES,
    /** The program's own secrets are others than when the plan was made. */
    OTHER_SECRETS
  }
}
