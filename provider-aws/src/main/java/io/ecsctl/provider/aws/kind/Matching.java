package io.ecsctl.provider.aws.kind;

import io.ecsctl.compiler.value.Value;
import io.ecsctl.compiler.value.ValueText;
import org.jspecify.annotations.Nullable;

/** Whether an object is what a data block looks for. */
final class Matching {
  private Matching() {}

  /** Tags may be more than those asked for; everything else is equal. */
  static boolean holds(Value.ObjectOf filters, Value.ObjectOf object) {
    return filters.entries().entrySet().stream()
        .allMatch(filter ->
            filter.getValue() instanceof Value.Keyed wanted
                ? has(wanted, object.get(filter.getKey()))
                : same(filter.getValue(), object.get(filter.getKey())));
  }

  static boolean has(Value.Keyed wanted, @Nullable Value tags) {
    return tags instanceof Value.Keyed there
        && wanted.entries().entrySet().stream()
            .allMatch(tag -> same(tag.getValue(), there.get(tag.getKey())));
  }

  /** A port without a protocol is that port of any. */
  private static boolean same(Value wanted, Value value) {
    if (wanted instanceof Value.Port(var port) && value instanceof Value.Port(var other)) {
      return port.from() == other.from() && port.to() == other.to();
    }
    return ValueText.of(wanted).equals(ValueText.of(value));
  }
}
