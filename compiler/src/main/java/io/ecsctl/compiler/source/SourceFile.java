package io.ecsctl.compiler.source;

import java.util.Arrays;

/**
 * The text of one file and its line table. Two files are the same when path and text are.
 *
 * <p>Offsets are UTF-16 code units, as in Java strings and in the Language Server Protocol.
 */
public final class SourceFile {
  private final String path;
  private final String text;
  private final int[] lineStarts;

  /**
   * @param path how messages name the file, usually relative to the working directory
   * @param text the whole content, without a byte order mark
   */
  public SourceFile(String path, String text) {
    this.path = path;
    this.text = text;
    this.lineStarts = lineStartsOf(text);
  }

  private static int[] lineStartsOf(String text) {
    int[] starts = new int[16];
    int count = 1;
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) == '\n') {
        if (count == starts.length) {
          starts = Arrays.copyOf(starts, count * 2);
        }
        starts[count++] = i + 1;
      }
    }
    return Arrays.copyOf(starts, count);
  }

  public String path() {
    return path;
  }

  public String text() {
    return text;
  }

  public int length() {
    return text.length();
  }

  /** Number of lines, at least 1: an empty file has one empty line. */
  public int lineCount() {
    return lineStarts.length;
  }

  /** Line of {@code offset}, counted from 1. */
  public int lineAt(int offset) {
    int found = Arrays.binarySearch(lineStarts, offset);
    return found >= 0 ? found + 1 : -found - 1;
  }

  /** Column of {@code offset} in its line, in code points, counted from 1. */
  public int columnAt(int offset) {
    int start = lineStarts[lineAt(offset) - 1];
    return text.codePointCount(start, Math.min(offset, text.length())) + 1;
  }

  /** Offset of the first character of {@code line}, which counts from 1. */
  public int lineStart(int line) {
    return lineStarts[line - 1];
  }

  /** Text of {@code line} (from 1) without its line break. */
  public String line(int line) {
    int end = line < lineStarts.length ? lineStarts[line] - 1 : text.length();
    if (end > lineStart(line) && text.charAt(end - 1) == '\r') {
      end--;
    }
    return text.substring(lineStart(line), end);
  }

  public SourceSpan span(int start, int end) {
    return new SourceSpan(this, start, end);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SourceFile file && path.equals(file.path) && text.equals(file.text);
  }

  @Override
  public int hashCode() {
    return path.hashCode();
  }

  @Override
  public String toString() {
    return path;
  }
}
