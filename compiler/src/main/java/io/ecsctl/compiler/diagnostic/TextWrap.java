package io.ecsctl.compiler.diagnostic;

import java.util.ArrayList;
import java.util.List;

/** Breaks sentences into lines. */
public final class TextWrap {
  private TextWrap() {}

  /**
   * Lines at most {@code width} columns wide, broken at spaces; a longer word gets a line of its
   * own, and what stands between backticks is one word: somebody will copy it. Line breaks in the
   * text are kept.
   */
  public static List<String> lines(String text, int width) {
    List<String> lines = new ArrayList<>();
    for (String paragraph : text.split("\n", -1)) {
      lines.addAll(fill(words(paragraph), width));
    }
    return lines;
  }

  /** The words, in lines at most {@code width} columns wide; at least one line. */
  public static List<String> fill(List<String> words, int width) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    int used = 0;
    for (String word : words) {
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
    return lines;
  }

  private static List<String> words(String paragraph) {
    List<String> words = new ArrayList<>();
    StringBuilder word = new StringBuilder();
    boolean quoted = false;
    for (String part : paragraph.split(" ", -1)) {
      word.append(word.isEmpty() ? "" : " ").append(part);
      quoted ^= part.chars().filter(c -> c == '`').count() % 2 != 0;
      if (!quoted) {
        words.add(word.toString());
        word.setLength(0);
      }
    }
    if (!word.isEmpty()) {
      // A backtick alone quotes nothing.
      words.addAll(List.of(word.toString().split(" ", -1)));
    }
    return words;
  }
}
