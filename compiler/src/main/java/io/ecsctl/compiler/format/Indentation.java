package io.ecsctl.compiler.format;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Two columns for every line that leaves brackets open, however many: <code>f({</code> indents
 * once.
 */
final class Indentation {
  private static final int STEP = 2;

  private Indentation() {}

  static void apply(List<Line> lines) {
    Deque<Integer> openedByLine = new ArrayDeque<>();
    for (Line line : lines) {
      if (line.lead().isEmpty()) {
        continue;
      }
      int change = Piece.bracketChange(line.lead()) + Piece.bracketChange(line.assign());
      if (change < 0) {
        close(openedByLine, -change);
      }
      line.lead().getFirst().spacesBefore = STEP * openedByLine.size();
      if (change > 0) {
        openedByLine.push(change);
      }
    }
  }

  private static void close(Deque<Integer> openedByLine, int count) {
    int left = count;
    while (left > 0 && !openedByLine.isEmpty()) {
      int innermost = openedByLine.pop();
      if (innermost > left) {
        openedByLine.push(innermost - left);
      }
      left -= innermost;
    }
  }
}
