package io.ecsctl.cli.console;

import java.util.Locale;

/** {@code --output}. */
public enum OutputFormat {
  TEXT,
  JSON,
  /** Findings as workflow commands, which GitHub shows beside the lines of a pull request. */
  GITHUB,
  /** Findings as one SARIF 2.1.0 log. */
  SARIF,
  /** Findings as the XML of test results, which every build server reads. */
  JUNIT;

  /** Whether it holds findings and nothing else, so that only a check can print it. */
  public boolean isReport() {
    return this == SARIF || this == JUNIT;
  }

  /** {@code sarif}, as the option has it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
