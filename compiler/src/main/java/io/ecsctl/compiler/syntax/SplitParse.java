package io.ecsctl.compiler.syntax;

import io.ecsctl.compiler.diagnostic.StageResult;
import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.compiler.syntax.ast.Body;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A long file parsed in several parts at once, each with its own lexer. Where a part may begin is
 * guessed: behind a line that holds nothing but a closing brace. The guess proves itself: a part in
 * which nothing is to be said ends with every bracket, text and comment closed, so what follows it
 * means the same with or without it. If any part has something to say, the guess may have been
 * wrong, or the file is, and the whole file has to be parsed in one go.
 */
final class SplitParse {
  /** In UTF-16 code units. Small enough that the tokens of a part do not outlive it for long. */
  static final int PART = 256 * 1024;

  /** Half-open, in UTF-16 code units. */
  private record Range(int start, int end) {}

  private SplitParse() {}

  /** The whole file as one body; empty when it is short, or has to be parsed in one go. */
  static Optional<Body> of(SourceFile file) {
    return of(file, PART);
  }

  /**
   * @param part how long the parts are at least
   */
  static Optional<Body> of(SourceFile file, int part) {
    List<Range> ranges = ranges(file.text(), part);
    if (ranges.size() < 2) {
      return Optional.empty();
    }
    AtomicBoolean refuted = new AtomicBoolean();
    List<List<Body.Item>> items =
        ranges.parallelStream().map(range -> items(file, range, refuted)).toList();
    return refuted.get()
        ? Optional.empty()
        : Optional.of(
            new Body(file.span(0, file.length()), items.stream().flatMap(List::stream).toList()));
  }

  private static List<Body.Item> items(SourceFile file, Range range, AtomicBoolean refuted) {
    if (refuted.get()) {
      return List.of();
    }
    StageResult<Body> result =
        new ParserRun(file, ParserRun.Form.BODY, range.start(), range.end()).body();
    if (!result.diagnostics().isEmpty()) {
      refuted.set(true);
    }
    return result.value().items();
  }

  private static List<Range> ranges(String text, int part) {
    List<Range> ranges = new ArrayList<>();
    int start = 0;
    while (text.length() - start >= 2L * part) {
      int end = endOfBlock(text, start + part);
      if (end < 0) {
        break;
      }
      ranges.add(new Range(start, end));
      start = end;
    }
    ranges.add(new Range(start, text.length()));
    return ranges;
  }

  /** Behind the first line from {@code from} on that is a closing brace alone, or -1. */
  private static int endOfBlock(String text, int from) {
    int brace = text.indexOf("\n}", from);
    while (brace >= 0) {
      int end = brace + 2;
      if (text.startsWith("\r", end)) {
        end++;
      }
      if (text.startsWith("\n", end)) {
        return end + 1;
      }
      brace = text.indexOf("\n}", brace + 1);
    }
    return -1;
  }
}
