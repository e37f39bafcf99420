package io.ecsctl.compiler.diagnostic;

import java.util.Map;

/** How the parts of a printed diagnostic look: nothing but text, or coloured for a terminal. */
public final class Palette {
  /** What a piece of text is for. */
  public enum Role {
    ERROR,
    WARNING,
    HINT,
    /** The sentence that says what is wrong. */
    HEADLINE,
    /** Line numbers, bars, file names: what frames the source. */
    FRAME,
    /** Underline and note of a place that has to do with the finding. */
    SECONDARY,
    /** The word in front of a note: {@code fix}. */
    NOTE,
    ADDED,
    REMOVED
  }

  public static final Palette PLAIN = new Palette(Map.of());

  /** SGR sequences of the eight colours that every terminal has. */
  public static final Palette ANSI =
      new Palette(
          Map.of(
              Role.ERROR, "1;31",
              Role.WARNING, "1;33",
              Role.HINT, "1;36",
              Role.HEADLINE, "1",
              Role.FRAME, "34",
              Role.SECONDARY, "36",
              Role.NOTE, "1",
              Role.ADDED, "32",
              Role.REMOVED, "31"));

  private final Map<Role, String> codes;

  private Palette(Map<Role, String> codes) {
    this.codes = codes;
  }

  public String paint(Role role, String text) {
    String code = codes.get(role);
    return code == null || text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
  }

  static Role of(Severity severity) {
    return switch (severity) {
      case ERROR, DANGER -> Role.ERROR;
      case WARNING -> Role.WARNING;
      case HINT -> Role.HINT;
    };
  }
}
