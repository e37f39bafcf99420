package io.ecsctl.planner.apply;

import io.ecsctl.compiler.value.Value;
import io.ecsctl.compiler.value.ValueParts;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Takes the program's secrets out of what others say: AWS repeats what it was sent, and tasks log
 * what they were given.
 */
final class Redaction {
  /** What is shorter stands in many words by chance. */
  private static final int SHORTEST = 4;

  private static final String IN_PLACE = "(sensitive)";

  /** The longest first: one may be part of another. */
  private final List<String> secrets;

  Redaction(Collection<Value> values) {
    NavigableSet<String> texts =
        new TreeSet<>(Comparator.comparingInt(String::length).reversed().thenComparing(t -> t));
    for (Value value : values) {
      ValueParts.each(
          value,
          part -> {
            if (part instanceof Value.Text(var text)) {
              texts.add(text);
              text.lines().map(String::strip).forEach(line -> texts.add(line));
            }
          });
    }
    secrets = texts.stream().filter(text -> text.length() >= SHORTEST).toList();
  }

  String of(String said) {
    String clean = said;
    for (String secret : secrets) {
      clean = clean.replace(secret, IN_PLACE);
    }
    return clean;
  }
}
