package io.ecsctl.planner.diff;

/**
 * A value that became known only now is none that its attribute takes. The message names the
 * value's fault, not the attribute.
 */
public final class InvalidValue extends RuntimeException {
  private static final long serialVersionUID = 1;

  InvalidValue(String message) {
    super(message);
  }

  /** The message, never null. */
  public String explanation() {
    String message = getMessage();
    return message == null ? "a value became known that its attribute does not take" : message;
  }
}
