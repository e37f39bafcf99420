package io.ecsctl.compiler.reference;

import java.util.Locale;

/**
 * One page of the reference.
 *
 * @param name what a reader looks for: {@code subnet}, {@code cidrsubnet}, {@code std/network}
 * @param summary one line of text, without markup
 * @param markdown the whole page, title included
 */
public record Page(Section section, String name, String summary, String markdown) {
  /** The parts of the reference, in the order in which they are shown. */
  public enum Section {
    OWN_MODULE("Your modules"),
    KIND("Kinds"),
    STANDARD_LIBRARY("Standard library"),
    FUNCTION("Functions"),
    RULE("Rules");

    private final String title;

    Section(String title) {
      this.title = title;
    }

    public String title() {
      return title;
    }

    /** {@code kind}: for anchors and for programs. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }
}
