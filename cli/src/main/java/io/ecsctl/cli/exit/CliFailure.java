package io.ecsctl.cli.exit;

/** A command cannot go on, for a reason the user can mend. The message is all that is printed. */
public final class CliFailure extends RuntimeException {
  private final String code;

  /**
   * @param code for {@code --output json}: a word that stays the same, such as {@code NoProgram}
   * @param message what is wrong and what to do; may have several lines
   */
  public CliFailure(String code, String message) {
    super(message);
    this.code = code;
  }

  public String code() {
    return code;
  }

  /** The message, never null. */
  public String explanation() {
    String message = getMessage();
    return message == null ? code : message;
  }
}
