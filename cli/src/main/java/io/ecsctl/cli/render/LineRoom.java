package io.ecsctl.cli.render;

import io.ecsctl.cli.console.Console;

/**
 * How much of a line there is for a value. On a terminal what does not fit is cut; in a file or a
 * pipe nobody would see the rest anywhere, and nothing is.
 *
 * @param columns at least {@link #LEAST}
 * @param cuts whether what is longer is cut off
 */
record LineRoom(int columns, boolean cuts) {
  private static final int LEAST = 16;

  /** What is left of a line of which {@code taken} columns are. */
  static LineRoom of(Console console, int taken) {
    return new LineRoom(Math.max(LEAST, console.width() - taken), console.facts().output());
  }

  LineRoom without(int taken) {
    return new LineRoom(Math.max(LEAST, columns - taken), cuts);
  }

  boolean fits(String text) {
    return text.length() <= columns;
  }

  /** On one line; what is cut off shows as an ellipsis. */
  String cut(String text) {
    String line = text.replace("\n", "\\n");
    if (!cuts || fits(line)) {
      return line;
    }
    int end = columns - 1;
    if (Character.isHighSurrogate(line.charAt(end - 1))) {
      end--;
    }
    return line.substring(0, end) + "…";
  }

  /** As {@link #cut}, but keeps the end: what tells one ARN from another stands there. */
  String cutStart(String text) {
    return !cuts || fits(text) ? text : "…" + text.substring(text.length() - (columns - 1));
  }

  /** Both sides; where one does not fit, without most of what both begin with. */
  String[] differing(String before, String after) {
    int common = 0;
    while (common < Math.min(before.length(), after.length())
        && before.charAt(common) == after.charAt(common)) {
      common++;
    }
    int longest = Math.max(before.length(), after.length());
    int skip = Math.min(longest - columns + 1, common - columns / 4);
    if (!cuts || longest <= columns || skip <= 0) {
      return new String[] {cut(before), cut(after)};
    }
    return new String[] {cut("…" + before.substring(skip)), cut("…" + after.substring(skip))};
  }
}
