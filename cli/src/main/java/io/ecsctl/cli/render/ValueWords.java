package io.ecsctl.cli.render;

import io.ecsctl.compiler.value.Value;
import io.ecsctl.compiler.value.ValueText;
import org.jspecify.annotations.Nullable;

/** Values on one line of a terminal. */
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

  static String pad(String text, int width) {
    return text.length() >= width ? text : text + " ".repeat(width - text.length());
  }
}
