package io.ecsctl.cli.exit;

/** How the process ends; scripts and pipelines rely on the numbers. */
public enum ExitCode {
  /** Done, or nothing to do. */
  OK(0),
  /** Something is wrong, and a message said what. */
  ERROR(1),
  /**
   * {@code plan --detailed-exitcode}: there are changes to apply. {@code drift}: there is some.
   * {@code fmt --check}: there are files to format.
   */
  CHANGES(2),
  /** A deployment failed and the service runs its previous revision again. */
  ROLLED_BACK(3),
  /** {@code trace}: neither proved nor blocked, because the program does not say it all. */
  UNDECIDED(4),
  /** Stopped by Ctrl-C. */
  INTERRUPTED(130);

  private final int status;

  ExitCode(int status) {
    this.status = status;
  }

  public int status() {
    return status;
  }
}
