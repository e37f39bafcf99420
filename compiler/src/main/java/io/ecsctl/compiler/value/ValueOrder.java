package io.ecsctl.compiler.value;

import java.util.Comparator;
import java.util.Iterator;
import java.util.Map;

/** A total order over values, so that sets and goldens have one form: by case, then by content. */
public final class ValueOrder implements Comparator<Value> {
  public static final ValueOrder INSTANCE = new ValueOrder();

  private ValueOrder() {}

  @Override
  public int compare(Value a, Value b) {
    int byCase = Integer.compare(rank(a), rank(b));
    if (byCase != 0) {
      return byCase;
    }
    return switch (a) {
      case Value.Null() -> 0;
      case Value.Bool(var value) -> Boolean.compare(value, ((Value.Bool) b).value());
      case Value.Number(var value) -> value.compareTo(((Value.Number) b).value());
      case Value.Text(var value) -> value.compareTo(((Value.Text) b).value());
      case Value.CidrBlock(var value) -> value.compareTo(((Value.CidrBlock) b).value());
      case Value.Port(var value) -> value.compareTo(((Value.Port) b).value());
      case Value.Size(var bytes) -> Long.compare(bytes, ((Value.Size) b).bytes());
      case Value.Cpu(var units) -> Long.compare(units, ((Value.Cpu) b).units());
      case Value.Duration(var seconds) -> Long.compare(seconds, ((Value.Duration) b).seconds());
      case Value.Sequence list ->
          orElseByType(
              compareAll(list.elements().iterator(), ((Value.Sequence) b).elements().iterator()),
              a,
              b);
      case Value.Keyed map -> orElseByType(compareEntries(map, (Value.Keyed) b), a, b);
      case Value.Reference(var address) -> address.compareTo(((Value.Reference) b).address());
      // The text of a record names the place it was written at too, so only the same unknown is
      // equal to itself.
      case Value.Unknown unknown -> unknown.toString().compareTo(b.toString());
      case Value.Sensitive(var value, var origin) -> {
        Value.Sensitive other = (Value.Sensitive) b;
        int byValue = compare(value, other.value());
        yield byValue != 0 ? byValue : origin.toString().compareTo(other.origin().toString());
      }
    };
  }

  /** A tuple and a list of the same elements are different values. */
  private static int orElseByType(int byContent, Value a, Value b) {
    if (byContent != 0) {
      return byContent;
    }
    int byClass = a.getClass().getSimpleName().compareTo(b.getClass().getSimpleName());
    return byClass != 0 ? byClass : a.type().toString().compareTo(b.type().toString());
  }

  private static int rank(Value value) {
    return switch (value) {
      case Value.Null _ -> 0;
      case Value.Bool _ -> 1;
      case Value.Number _ -> 2;
      case Value.Text _ -> 3;
      case Value.CidrBlock _ -> 4;
      case Value.Port _ -> 5;
      case Value.Size _ -> 6;
      case Value.Cpu _ -> 7;
      case Value.Duration _ -> 8;
      case Value.Sequence _ -> 9;
      case Value.Keyed _ -> 10;
      case Value.Reference _ -> 11;
      case Value.Unknown _ -> 12;
      case Value.Sensitive _ -> 13;
    };
  }

  private int compareAll(Iterator<Value> a, Iterator<Value> b) {
    while (a.hasNext() && b.hasNext()) {
      int difference = compare(a.next(), b.next());
      if (difference != 0) {
        return difference;
      }
    }
    return Boolean.compare(a.hasNext(), b.hasNext());
  }

  private int compareEntries(Value.Keyed a, Value.Keyed b) {
    Iterator<Map.Entry<String, Value>> left = a.entries().entrySet().iterator();
    Iterator<Map.Entry<String, Value>> right = b.entries().entrySet().iterator();
    while (left.hasNext() && right.hasNext()) {
      Map.Entry<String, Value> x = left.next();
      Map.Entry<String, Value> y = right.next();
      int byKey = x.getKey().compareTo(y.getKey());
      int difference = byKey != 0 ? byKey : compare(x.getValue(), y.getValue());
      if (difference != 0) {
        return difference;
      }
    }
    return Boolean.compare(left.hasNext(), right.hasNext());
  }
}
