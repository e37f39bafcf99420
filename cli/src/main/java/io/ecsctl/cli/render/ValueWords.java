package io.ecsctl.cli.render;

import io.ecsctl.compiler.value.Value;
import io.ecsctl.compiler.value.ValueText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Values on the lines of a terminal. */
final class ValueWords {
  private ValueWords() {}

  /** As a program would write it; what may not be shown is not. */
  static String of(@Nullable Value value, boolean sensitive) {
    if (value == null) {
      return "";
    }
    return sensitive ? "(sensitive value)" : ValueText.of(value);
  }

  /** Texts without their quotes. */
  static String bare(Value value) {
    return value instanceof Value.Text(var text) ? text : ValueText.of(value);
  }

  /**
   * {@code lead} and the value in lines that have {@code room}: one where that fits; else an
   * element a line of a list, and of anything else what there is room for.
   */
  static List<String> lines(String lead, @Nullable Value value, boolean sensitive, LineRoom room) {
    String text = of(value, sensitive);
    if (sensitive || !(value instanceof Value.Sequence list) || room.fits(lead + text)) {
      return List.of(lead + room.without(lead.length()).cut(text));
    }
    List<String> lines = new ArrayList<>();
    lines.add(lead + "[");
    for (Value element : list.elements()) {
      lines.add("  " + room.without(2).cut(of(element, false) + ","));
    }
    lines.add("]");
    return lines;
  }

  static String pad(String text, int width) {
    return text.length() >= width ? text : text + " ".repeat(width - text.length());
  }
}
