package io.ecsctl.cli.console;

/** What a piece of text means; the console decides whether and how that shows. */
public enum Style {
  PLAIN(""),
  BOLD("1"),
  DIM("2"),
  CREATE("32"),
  UPDATE("33"),
  REPLACE("35"),
  DELETE("31"),
  ERROR("1;31"),
  WARNING("1;33"),
  HINT("1;36"),
  OK("32"),
  ACCENT("36");

  private final String code;

  Style(String code) {
    this.code = code;
  }

  /** The parameters of ANSI's SGR sequence; empty for plain text. */
  public String code() {
    return code;
  }
}
