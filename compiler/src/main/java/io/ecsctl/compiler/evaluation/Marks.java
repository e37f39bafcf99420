package io.ecsctl.compiler.evaluation;

import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.compiler.value.ValueParts;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Unknown and sensitive parts of values. */
final class Marks {
  private Marks() {}

  static boolean hasUnknown(Value value) {
    return ValueParts.any(value, Value.Unknown.class::isInstance);
  }

  static boolean hasSensitive(Value value) {
    return ValueParts.any(value, Value.Sensitive.class::isInstance);
  }

  static boolean hasPoison(Value value) {
    return ValueParts.any(value, Poison::is);
  }

  /** {@code value} without the mark at its top. */
  static Value unmark(Value value) {
    return value instanceof Value.Sensitive(var inner, var _) ? inner : value;
  }

  /** {@code value} without any mark. */
  static Value unmarkAll(Value value) {
    if (!hasSensitive(value)) {
      return value;
    }
    return switch (value) {
      case Value.Sensitive(var inner, var _) -> unmarkAll(inner);
      case Value.Tuple(var elements) -> new Value.Tuple(unmarkAll(elements));
      case Value.ListOf(var type, var elements) -> new Value.ListOf(type, unmarkAll(elements));
      case Value.SetOf(var type, var elements) -> new Value.SetOf(type, unmarkAll(elements));
      case Value.ObjectOf(var entries) -> new Value.ObjectOf(unmarkAll(entries));
      case Value.MapOf(var type, var entries) -> new Value.MapOf(type, unmarkAll(entries));
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
          value;
    };
  }

  private static List<Value> unmarkAll(List<Value> values) {
    return values.stream().map(Marks::unmarkAll).toList();
  }

  private static SortedMap<String, Value> unmarkAll(SortedMap<String, Value> entries) {
    SortedMap<String, Value> unmarked = new TreeMap<>();
    entries.forEach((key, value) -> unmarked.put(key, unmarkAll(value)));
    return unmarked;
  }

  /** {@code value} marked sensitive as a whole. */
  static Value mark(Value value, Expression origin) {
    return new Value.Sensitive(unmark(value), origin);
  }
}
