package io.ecsctl.compiler.diagnostic;

/**
 * How wide text gets.
 *
 * @param columns of the terminal, or what is good to read where there is none
 * @param wrapsHeadlines whether headlines keep to it, too. Where nobody looks at a terminal each is
 *     one line, which is what programs look for.
 */
public record PageWidth(int columns, boolean wrapsHeadlines) {
  public static PageWidth ofTerminal(int columns) {
    return new PageWidth(columns, true);
  }

  /** Of a file, a pipe or another document. */
  public static PageWidth ofFile(int columns) {
    return new PageWidth(columns, false);
  }
}
