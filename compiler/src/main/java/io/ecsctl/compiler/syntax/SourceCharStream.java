package io.ecsctl.compiler.syntax;

import io.ecsctl.compiler.source.SourceFile;
import org.antlr.v4.runtime.CharStream;
import org.antlr.v4.runtime.misc.Interval;

/**
 * A file's text as ANTLR reads it: code points to look at, UTF-16 offsets to count in, so that a
 * token's offsets are a span's. ANTLR's own streams count in code points, which would shift every
 * span behind an emoji.
 */
final class SourceCharStream implements CharStream {
  private final SourceFile file;
  private final String text;
  private final int end;
  private int index;

  SourceCharStream(SourceFile file) {
    this(file, 0, file.length());
  }

  /** Ends at {@code end} as if the file did; offsets are those of the whole file. */
  SourceCharStream(SourceFile file, int start, int end) {
    this.file = file;
    this.text = file.text();
    this.index = start;
    this.end = end;
  }

  @Override
  public void consume() {
    if (index >= end) {
      throw new IllegalStateException("cannot consume the end of " + file.path());
    }
    char unit = text.charAt(index++);
    if (Character.isHighSurrogate(unit)
        && index < end
        && Character.isLowSurrogate(text.charAt(index))) {
      index++;
    }
  }

  @Override
  public int LA(int offset) {
    if (offset == 1) { // nearly every call
      return index < end ? codePointAt(index) : EOF;
    }
    int at = index;
    for (int i = 1; i < offset && at < end; i++) {
      at += Character.charCount(codePointAt(at));
    }
    for (int i = 0; i > offset && at >= 0; i--) {
      at = at == 0 ? -1 : at - Character.charCount(text.codePointBefore(at));
    }
    return at >= 0 && at < end ? codePointAt(at) : EOF;
  }

  private int codePointAt(int at) {
    char unit = text.charAt(at);
    return Character.isHighSurrogate(unit) ? text.codePointAt(at) : unit;
  }

  /** Nothing to prepare: the whole text is in memory. */
  @Override
  public int mark() {
    return -1;
  }

  @Override
  public void release(int marker) {}

  @Override
  public int index() {
    return index;
  }

  @Override
  public void seek(int to) {
    index = Math.min(to, end);
  }

  @Override
  public int size() {
    return end;
  }

  @Override
  public String getText(Interval interval) {
    int start = Math.max(0, interval.a);
    int stop = Math.min(end, interval.b + 1);
    return start >= stop ? "" : text.substring(start, stop);
  }

  @Override
  public String getSourceName() {
    return file.path();
  }
}
