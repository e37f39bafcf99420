package io.ecsctl.cli.console;

/** {@code --output}. */
public enum OutputFormat {
  TEXT,
  JSON
}
