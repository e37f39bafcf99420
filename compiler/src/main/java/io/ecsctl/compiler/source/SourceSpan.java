package io.ecsctl.compiler.source;

/**
 * Half-open range of UTF-16 code units in one file; line and column are derived on demand, never
 * stored.
 */
public record SourceSpan(SourceFile file, int start, int end) implements Comparable<SourceSpan> {
  public SourceSpan {
    if (start < 0 || end < start || end > file.length()) {
      throw new IllegalArgumentException(
          "bad span [%d, %d) in %s".formatted(start, end, file.path()));
    }
  }

  public String text() {
    return file.text().substring(start, end);
  }

  /** Line of the first character, from 1. */
  public int line() {
    return file.lineAt(start);
  }

  /** Column of the first character in code points, from 1. */
  public int column() {
    return file.columnAt(start);
  }

  /** The smallest span that covers both; both are in one file. */
  public SourceSpan to(SourceSpan last) {
    return new SourceSpan(file, Math.min(start, last.start), Math.max(end, last.end));
  }

  /** {@code web.ecs:41:3}. */
  public String location() {
    return file.path() + ":" + line() + ":" + column();
  }

  @Override
  public int compareTo(SourceSpan other) {
    int byFile = file.path().compareTo(other.file.path());
    if (byFile != 0) {
      return byFile;
    }
    return start != other.start
        ? Integer.compare(start, other.start)
        : Integer.compare(end, other.end);
  }

  @Override
  public String toString() {
    return "%s:%d:%d-%d:%d"
        .formatted(file.path(), line(), column(), file.lineAt(end), file.columnAt(end));
  }
}
