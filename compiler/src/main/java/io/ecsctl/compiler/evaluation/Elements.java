package io.ecsctl.compiler.evaluation;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.compiler.value.ValueText;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a {@code for} goes through. */
final class Elements {
  private Elements() {}

  /** The key of a list's element is its number, that of a set's the element itself. */
  record Entry(Value key, Value value) {}

  /** In order; null when {@code collection} is none or not known. */
  static @Nullable List<Entry> of(Value collection) {
    List<Entry> entries = new ArrayList<>();
    switch (Marks.unmark(collection)) {
      case Value.SetOf(var _, var elements) ->
          elements.forEach(element -> entries.add(new Entry(element, element)));
      case Value.Sequence sequence -> {
        for (Value element : sequence.elements()) {
          entries.add(new Entry(Value.Number.of(entries.size()), element));
        }
      }
      case Value.Keyed keyed ->
          keyed
              .entries()
              .forEach((key, value) -> entries.add(new Entry(new Value.Text(key), value)));
      case Value _ -> {
        return null;
      }
    }
    return entries;
  }

  static Diagnostic.Builder noCollection(String what, Value value, SourceSpan span) {
    return value instanceof Value.Null
        ? Diagnostic.of(EvaluationRules.NULL_VALUE, span, "this is null, so it has no elements")
        : Diagnostic.of(
            EvaluationRules.FAILED_OPERATION,
            span,
            "%s goes through a list, set or map, not %s",
            what,
            ValueText.brief(value));
  }
}
