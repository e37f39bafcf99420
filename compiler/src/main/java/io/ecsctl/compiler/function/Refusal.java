package io.ecsctl.compiler.function;

/**
 * How a function's body says that its arguments make no sense; {@link Definition#call} turns it
 * into a failed outcome. Never leaves this package.
 */
final class Refusal extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final String reason;

  Refusal(String reason) {
    super(reason, null, false, false);
    this.reason = reason;
  }

  /** A clause for a diagnostic. */
  String reason() {
    return reason;
  }
}
