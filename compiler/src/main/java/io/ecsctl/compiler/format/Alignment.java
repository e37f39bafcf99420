package io.ecsctl.compiler.format;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Puts the {@code =} of neighbouring lines below each other, and then their comments. */
final class Alignment {
  private Alignment() {}

  static void apply(List<Line> lines) {
    align(lines, Line::assign, line -> Piece.columns(line.lead()));
    align(lines, Line::comment, line -> Piece.columns(line.lead()) + Piece.columns(line.assign()));
  }

  private static void align(
      List<Line> lines, Function<Line, List<Piece>> cell, Function<Line, Integer> columnsBefore) {
    List<Line> group = new ArrayList<>();
    for (Line line : lines) {
      if (cell.apply(line).isEmpty()) {
        alignGroup(group, cell, columnsBefore);
        group.clear();
      } else {
        group.add(line);
      }
    }
    alignGroup(group, cell, columnsBefore);
  }

  private static void alignGroup(
      List<Line> group, Function<Line, List<Piece>> cell, Function<Line, Integer> columnsBefore) {
    int widest = group.stream().mapToInt(columnsBefore::apply).max().orElse(0);
    for (Line line : group) {
      cell.apply(line).getFirst().spacesBefore = widest - columnsBefore.apply(line) + 1;
    }
  }
}
