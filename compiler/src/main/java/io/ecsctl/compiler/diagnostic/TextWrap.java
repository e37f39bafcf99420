package io.ecsctl.compiler.diagnostic;

import java.util.ArrayList;
import java.util.List;

/** Breaks sentences into lines. */
final class TextWrap {
  private TextWrap() {}

  /**
   * Lines at most {@code width} columns wide, broken at spaces; a longer word gets a line of its
   * own. Line breaks in the text are kept.
   */
  static List<String> lines(String text, int width) {
    List<String> lines = new ArrayList<>();
    for (String paragraph : text.split("\n", -1)) {
      StringBuilder line = new StringBuilder();
      int used = 0;
      for (String word : paragraph.split(" ", -1)) {
        int wordWidth = DisplayWidth.of(word);
        if (!line.isEmpty() && used + 1 + wordWidth > width) {
          lines.add(line.toString());
          line.setLength(0);
          used = 0;
        }
        if (!line.isEmpty()) {
          line.append(' ');
          used++;
        }
        line.append(word);
        used += wordWidth;
      }
      lines.add(line.toString());
    }
    return lines;
  }
}
