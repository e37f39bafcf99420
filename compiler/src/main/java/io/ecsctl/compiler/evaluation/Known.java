package io.ecsctl.compiler.evaluation;

import io.ecsctl.compiler.value.Knowledge;
import io.ecsctl.compiler.value.Value;

/** What can be said of values before they are known. */
final class Known {
  private Known() {}

  /** What holds whichever of the two it turns out to be. */
  static Knowledge ofEither(Value a, Value b) {
    Knowledge first = of(a);
    Knowledge second = of(b);
    return new Knowledge(
        first.notNull() && second.notNull(), commonPrefix(first.prefix(), second.prefix()));
  }

  private static Knowledge of(Value value) {
    return switch (Marks.unmark(value)) {
      case Value.Null() -> Knowledge.NOTHING;
      case Value.Unknown unknown -> unknown.known();
      // What is known of a sensitive value must not show in what is known of the result.
      case Value.Text(var text) when !(value instanceof Value.Sensitive) ->
          new Knowledge(true, text);
      case Value _ -> Knowledge.NOT_NULL;
    };
  }

  private static String commonPrefix(String a, String b) {
    int end = 0;
    while (end < Math.min(a.length(), b.length()) && a.charAt(end) == b.charAt(end)) {
      end++;
    }
    return a.substring(0, end);
  }
}
