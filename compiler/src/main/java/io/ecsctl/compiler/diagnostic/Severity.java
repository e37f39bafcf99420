package io.ecsctl.compiler.diagnostic;

/** How much a finding weighs; from the heaviest down. Only {@link #ERROR} stops a plan. */
public enum Severity {
  ERROR,
  WARNING,
  HINT;

  /** {@code error}, as printed and as written in JSON. */
  public String label() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
