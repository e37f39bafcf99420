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
          compareAll(list.elements().iterator(), ((Value.Sequence) b).elements().iterator());
      case Value.Keyed map -> compareEntries(map, (Value.Keyed) b);
      case Value.Reference(var address) -> address.compareTo(((Value.Reference) b).address());
      case Value.Unknown unknown ->
          Integer.compare(unknown.hashCode(), b.hashCode());
      case Value.Sensitive(var value, var _) -> compare(value, ((Value.Sensitive) b).value());
    };
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
