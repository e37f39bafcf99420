package io.ecsctl.compiler.diagnostic;

/** How much a finding weighs; from the heaviest down. */
public enum Severity {
  /** What AWS refuses, or what makes no program: stops everything. */
  ERROR,
  /** What works and should be meant: stops a plan until somebody acknowledges it. */
  DANGER,
  WARNING,
  HINT;

  /** Whether nothing is planned with such a finding. */
  public boolean stops() {
    return this == ERROR || this == DANGER;
  }

  /** {@code error}, as printed and as written in JSON. */
  public String label() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
