package io.ecsctl.cli.render;

import java.util.ArrayList;
import java.util.List;

/**
 * What a formatter changed, in the unified format of {@code diff -u}. Both texts hold the same
 * characters but for white space, so the lines that belong together are found by counting the
 * others: in time linear in the text, however much has changed.
 */
public final class UnifiedDiff {
  private static final int CONTEXT = 3;

  private final List<String> before;
  private final List<String> after;
  private final List<Block> blocks = new ArrayList<>();

  /** Lines {@code [oldStart, oldEnd)} that became {@code [newStart, newEnd)}. */
  private record Block(int oldStart, int oldEnd, int newStart, int newEnd) {}

  private UnifiedDiff(String before, String after) {
    this.before = before.lines().toList();
    this.after = after.lines().toList();
  }

  /** Empty when no line differs. */
  public static String of(String path, String before, String after) {
    UnifiedDiff diff = new UnifiedDiff(before, after);
    diff.align();
    if (diff.blocks.isEmpty()) {
      return "";
    }
    StringBuilder out = new StringBuilder();
    out.append("--- ").append(path).append('\n').append("+++ ").append(path).append('\n');
    int first = 0;
    while (first < diff.blocks.size()) {
      int last = first;
      while (last + 1 < diff.blocks.size()
          && diff.blocks.get(last + 1).oldStart - diff.blocks.get(last).oldEnd <= 2 * CONTEXT) {
        last++;
      }
      diff.hunk(diff.blocks.subList(first, last + 1), out);
      first = last + 1;
    }
    return out.toString();
  }

  private void align() {
    int i = 0;
    int j = 0;
    while (i < before.size() || j < after.size()) {
      if (i < before.size() && j < after.size() && before.get(i).equals(after.get(j))) {
        i++;
        j++;
        continue;
      }
      int oldStart = i;
      int newStart = j;
      long balance = 0;
      // A changed block ends where both texts have said the same again.
      do {
        boolean takeOld = j == after.size() || (i < before.size() && balance <= 0);
        balance += takeOld ? ink(before.get(i++)) : -ink(after.get(j++));
      } while ((balance != 0 && (i < before.size() || j < after.size()))
          || lineMissing(i, j, oldStart, newStart));
      blocks.add(new Block(oldStart, i, newStart, j));
    }
  }

  /** A changed line and what became of it belong together, unless one of the two is blank. */
  private boolean lineMissing(int i, int j, int oldStart, int newStart) {
    return j == newStart
        && i == oldStart + 1
        && j < after.size()
        && !after.get(j).isBlank()
        && !before.get(oldStart).isBlank();
  }

  private static long ink(String line) {
    return line.chars().filter(c -> !Character.isWhitespace(c)).count();
  }

  private void hunk(List<Block> changes, StringBuilder out) {
    int oldStart = Math.max(0, changes.getFirst().oldStart - CONTEXT);
    int newStart = changes.getFirst().newStart - (changes.getFirst().oldStart - oldStart);
    int oldEnd = Math.min(before.size(), changes.getLast().oldEnd + CONTEXT);
    int newEnd = changes.getLast().newEnd + (oldEnd - changes.getLast().oldEnd);
    out.append("@@ -%s +%s @@\n".formatted(range(oldStart, oldEnd), range(newStart, newEnd)));
    int at = oldStart;
    for (Block change : changes) {
      before.subList(at, change.oldStart).forEach(line -> line(' ', line, out));
      before.subList(change.oldStart, change.oldEnd).forEach(line -> line('-', line, out));
      after.subList(change.newStart, change.newEnd).forEach(line -> line('+', line, out));
      at = change.oldEnd;
    }
    before.subList(at, oldEnd).forEach(line -> line(' ', line, out));
  }

  private static void line(char sign, String line, StringBuilder out) {
    out.append(sign).append(line).append('\n');
  }

  /** A range without lines names the line before it. */
  private static String range(int start, int end) {
    return "%d,%d".formatted(end == start ? start : start + 1, end - start);
  }
}
