package io.ecsctl.compiler.diagnostic;

import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.compiler.source.SourceSpan;

/**
 * A place to underline, and what to say beside it. A place of several lines is shown by its first.
 */
record Mark(SourceSpan span, String label, boolean primary) {

  SourceFile file() {
    return span.file();
  }

  int line() {
    return span.line();
  }

  /** Offset within the line. */
  int start() {
    return span.start() - file().lineStart(line());
  }

  /** Offset within the line, at most its end. */
  int end() {
    int end = span.end() - file().lineStart(line());
    return Math.min(end, file().line(line()).stripTrailing().length());
  }
}
