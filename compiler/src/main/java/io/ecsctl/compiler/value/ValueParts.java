package io.ecsctl.compiler.value;

import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A value and what it is made of, down to the last element. */
public final class ValueParts {
  private ValueParts() {}

  /**
   * Whether {@code condition} holds for the value itself or anything in it, secrets included; an
   * unknown value has no parts.
   */
  public static boolean any(Value value, Predicate<Value> condition) {
    if (condition.test(value)) {
      return true;
    }
    return switch (value) {
      case Value.Sequence sequence -> anyOf(sequence.elements(), condition);
      case Value.Keyed keyed -> Entries.of(keyed.entries()).any(part -> any(part, condition));
      case Value.Sensitive(var inner, var _) -> any(inner, condition);
      case Value.Null _, Value.Bool _, Value.Number _, Value.Text _, Value.CidrBlock _ -> false;
      case Value.Port _, Value.Size _, Value.Cpu _, Value.Duration _, Value.Reference _ -> false;
      case Value.Unknown _ -> false;
    };
  }

  private static boolean anyOf(List<Value> parts, Predicate<Value> condition) {
    for (int i = 0; i < parts.size(); i++) {
      if (any(parts.get(i), condition)) {
        return true;
      }
    }
    return false;
  }

  /** The value itself first, then everything in it, secrets included, in order. */
  public static void each(Value value, Consumer<Value> action) {
    any(
        value,
        part -> {
          action.accept(part);
          return false;
        });
  }
}
