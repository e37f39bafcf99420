package io.ecsctl.compiler.value;

import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A value and what it is made of, down to the last element. */
public final class ValueParts {
  private ValueParts() {}

  /** Whether {@code condition} holds for the value itself or anything in it, secrets included. */
  public static boolean any(Value value, Predicate<Value> condition) {
    if (condition.test(value)) {
      return true;
    }
    for (Value part : of(value)) {
      if (any(part, condition)) {
        return true;
      }
    }
    return false;
  }

  /** The value itself first, then everything in it, secrets included, in order. */
  public static void each(Value value, Consumer<Value> action) {
    action.accept(value);
    of(value).forEach(part -> each(part, action));
  }

  /** Elements, or what is under a sensitivity mark; an unknown value has no parts. */
  private static Collection<Value> of(Value value) {
    return switch (value) {
      case Value.Sequence sequence -> sequence.elements();
      case Value.Keyed keyed -> keyed.entries().values();
      case Value.Sensitive(var inner, var _) -> List.of(inner);
      case Value.Null _,
          Value.Bool _,
          Value.Number _,
          Value.Text _,
          Value.CidrBlock _,
          Value.Port _,
          Value.Size _,
          Value.Cpu _,
          Value.Duration _,
          Value.Reference _,
          Value.Unknown _ ->
          List.of();
    };
  }
}
