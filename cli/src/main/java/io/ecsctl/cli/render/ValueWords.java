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
   * {@code lead} and the value in lines of at most {@code room} characters: one where that fits;
   * else an element a line of a list, and of anything else what there is room for.
   */
  static List<String> lines(String lead, @Nullable Value value, boolean sensitive, int room) {
    String text = of(value, sensitive);
    if (sensitive
        || !(value instanceof Value.Sequence list)
        || lead.length() + text.length() <= room) {
      return List.of(lead + cut(text, room - lead.length()));
    }
    List<String> lines = new ArrayList<>();
    lines.add(lead + "[");
    for (Value element : list.elements()) {
      lines.add("  " + cut(of(element, false) + ",", room - 2));
    }
    lines.add("]");
    return lines;
  }

  /** At most {@code room} characters on one line; what is cut off shows as an ellipsis. */
  static String cut(String text, int room) {
    String line = text.replace("\n", "\\n");
    if (line.length() <= Math.max(room, 1)) {
      return line;
    }
    int end = Math.max(0, room - 1);
    if (end > 0 && Character.isHighSurrogate(line.charAt(end - 1))) {
      end--;
    }
    return line.substring(0, end) + "…";
  }

  /** As {@link #cut}, but keeps the end: what tells one ARN from another stands there. */
  static String cutStart(String text, int room) {
    return text.length() <= Math.max(room, 1)
        ? text
        : "…" + text.substring(text.length() - Math.max(0, room - 1));
  }

  static String pad(String text, int width) {
    return text.length() >= width ? text : text + " ".repeat(width - text.length());
  }

  /**
   * Both sides in {@code room} characters; where one is longer, without most of what both begin
   * with.
   */
  static String[] differing(String before, String after, int room) {
    int common = 0;
    while (common < Math.min(before.length(), after.length())
        && before.charAt(common) == after.charAt(common)) {
      common++;
    }
    int longest = Math.max(before.length(), after.length());
    int skip = Math.min(longest - room + 1, common - room / 4);
    if (longest <= room || skip <= 0) {
      return new String[] {cut(before, room), cut(after, room)};
    }
    return new String[] {
      cut("…" + before.substring(skip), room), cut("…" + after.substring(skip), room)
    };
  }
}
