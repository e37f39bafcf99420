package io.ecsctl.planner.diff;

import io.ecsctl.compiler.value.Value;
import io.ecsctl.compiler.value.ValueParts;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Questions that comparing asks of values. */
public final class Values {
  private Values() {}

  /**
   * Without its sensitivity mark; null for null and for what says nothing: empty lists, maps and
   * blocks.
   */
  public static @Nullable Value present(@Nullable Value value) {
    return switch (value) {
      case null -> null;
      case Value.Null() -> null;
      case Value.Sensitive(var inner, var _) -> present(inner);
      case Value.Sequence sequence when sequence.elements().isEmpty() -> null;
      case Value.Keyed keyed when saysNothing(keyed) -> null;
      case Value.Sequence _,
          Value.Keyed _,
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

  private static boolean saysNothing(Value.Keyed keyed) {
    for (Value entry : keyed.entries().values()) {
      if (present(entry) != null) {
        return false;
      }
    }
    return true;
  }

  /** False, zero and the empty text: what many AWS calls answer for a member that nobody set. */
  static boolean isZero(Value value) {
    return switch (value) {
      case Value.Bool(var bool) -> !bool;
      case Value.Number(var number) -> number.signum() == 0;
      case Value.Text(var text) -> text.isEmpty();
      case Value.Size(var bytes) -> bytes == 0;
      case Value.Cpu(var units) -> units == 0;
      case Value.Duration(var seconds) -> seconds == 0;
      case Value.Port(var port) -> port.from() == 0 && port.to() == 0;
      case Value.Null _,
          Value.CidrBlock _,
          Value.Sequence _,
          Value.Keyed _,
          Value.Reference _,
          Value.Unknown _,
          Value.Sensitive _ ->
          false;
    };
  }

  /** Some of it depends on an object that is not there yet. */
  public static boolean isPending(@Nullable Value value) {
    return value != null
        && ValueParts.any(value, v -> v instanceof Value.Unknown || v instanceof Value.Reference);
  }

  /** Some of it may not be shown. */
  public static boolean isSensitive(@Nullable Value value) {
    return value != null && ValueParts.any(value, Value.Sensitive.class::isInstance);
  }

  /**
   * The same value without any sensitivity mark and without members that are null: what AWS gets.
   */
  public static Value plain(Value value) {
    return unmarked(value, Values::withoutNulls);
  }

  /** The same value without any sensitivity mark. */
  static Value unmarked(Value value) {
    return unmarked(value, keyed -> keyed);
  }

  /**
   * @param each what becomes of each map and object, once its members are done
   */
  private static Value unmarked(Value value, Function<Value.Keyed, Value> each) {
    return switch (value) {
      case Value.Sensitive(var inner, var _) -> unmarked(inner, each);
      case Value.Sequence sequence -> mapElements(sequence, element -> unmarked(element, each));
      case Value.Keyed keyed -> each.apply(keyed.map((_, entry) -> unmarked(entry, each)));
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

  private static Value withoutNulls(Value.Keyed keyed) {
    return keyed.only((_, entry) -> !(entry instanceof Value.Null));
  }

  /** The sequence itself where nothing in it becomes something else: most of a program does not. */
  static Value mapElements(Value.Sequence sequence, UnaryOperator<Value> map) {
    List<Value> elements = mapped(sequence.elements(), map);
    return elements == null ? sequence : changed(sequence, elements);
  }

  private static Value changed(Value.Sequence sequence, List<Value> elements) {
    return switch (sequence) {
      case Value.Tuple _ -> new Value.Tuple(elements);
      case Value.ListOf(var type, var _) -> new Value.ListOf(type, elements);
      case Value.SetOf(var type, var _) -> new Value.SetOf(type, elements);
    };
  }

  /** Null where nothing becomes something else. */
  private static @Nullable List<Value> mapped(List<Value> elements, UnaryOperator<Value> map) {
    List<Value> mapped = null;
    for (int i = 0; i < elements.size(); i++) {
      Value other = map.apply(elements.get(i));
      if (mapped == null && !isSame(other, elements.get(i))) {
        mapped = new ArrayList<>(elements);
      }
      if (mapped != null) {
        mapped.set(i, other);
      }
    }
    return mapped;
  }

  /** Comparing all that is in them would cost more than the copy that it may save. */
  @SuppressWarnings("ReferenceEquality")
  private static boolean isSame(Value a, Value b) {
    return a == b;
  }
}
