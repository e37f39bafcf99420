package io.ecsctl.compiler.value;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.syntax.ast.Expression;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;

/**
 * What an expression evaluates to. Immutable; two values are equal when they are the same in type
 * and content.
 */
public sealed interface Value {
  Null NULL = new Null();

  Type type();

  record Null() implements Value {
    @Override
    public Type type() {
      return Type.ANY;
    }
  }

  record Bool(boolean value) implements Value {
    @Override
    public Type type() {
      return Type.BOOL;
    }
  }

  /** Compared by amount: 1.0 is 1. */
  record Number(BigDecimal value) implements Value {
    public Number {
      value = value.signum() == 0 ? BigDecimal.ZERO : value.stripTrailingZeros();
    }

    public static Number of(long value) {
      return new Number(BigDecimal.valueOf(value));
    }

    @Override
    public Type type() {
      return Type.NUMBER;
    }
  }

  record Text(String value) implements Value {
    @Override
    public Type type() {
      return Type.STRING;
    }
  }

  record CidrBlock(Cidr value) implements Value {
    @Override
    public Type type() {
      return Type.CIDR;
    }
  }

  record Port(PortRange value) implements Value {
    @Override
    public Type type() {
      return Type.PORT;
    }
  }

  record Size(long bytes) implements Value {
    @Override
    public Type type() {
      return Type.SIZE;
    }
  }

  /** In CPU units: 1024 are one vCPU. */
  record Cpu(long units) implements Value {
    @Override
    public Type type() {
      return Type.CPU;
    }
  }

  record Duration(long seconds) implements Value {
    @Override
    public Type type() {
      return Type.DURATION;
    }
  }

  /** Values in order: a tuple, a list or a set. */
  sealed interface Sequence extends Value {
    List<Value> elements();
  }

  /** {@code [a, b]}: each element has a type of its own. */
  record Tuple(List<Value> elements) implements Sequence {
    public Tuple {
      elements = List.copyOf(elements);
    }

    @Override
    public Type type() {
      return new Type.TupleType(elements.stream().map(Value::type).toList());
    }
  }

  record ListOf(Type element, List<Value> elements) implements Sequence {
    public ListOf {
      elements = List.copyOf(elements);
    }

    @Override
    public Type type() {
      return new Type.ListType(element);
    }
  }

  /** Without duplicates, in the order of {@link ValueOrder}. */
  record SetOf(Type element, List<Value> elements) implements Sequence {
    public SetOf {
      elements =
          isAscending(elements)
              ? List.copyOf(elements)
              : elements.stream().sorted(ValueOrder.INSTANCE).distinct().toList();
    }

    /** Most come so: from another set, or alone. */
    private static boolean isAscending(List<Value> elements) {
      for (int i = 1; i < elements.size(); i++) {
        if (ValueOrder.INSTANCE.compare(elements.get(i - 1), elements.get(i)) >= 0) {
          return false;
        }
      }
      return true;
    }

    @Override
    public Type type() {
      return new Type.SetType(element);
    }
  }

  /** Values by key: an object or a map; keys in ascending order. */
  sealed interface Keyed extends Value {
    SortedMap<String, Value> entries();

    default boolean has(String key) {
      return entries().containsKey(key);
    }

    /** The value of {@code key}, or {@link #NULL}. */
    default Value get(String key) {
      return entries().getOrDefault(key, NULL);
    }

    /** What is said of a key and its two values, {@link #NULL} where one has none. */
    @FunctionalInterface
    interface Both {
      boolean test(String key, Value own, Value other);
    }

    /**
     * Whether {@code test} holds of each key that either of the two has, in ascending order, up to
     * the first of which it does not.
     */
    default boolean all(Keyed other, Both test) {
      return Entries.of(entries()).all(Entries.of(other.entries()), test);
    }

    /** The same with that value for {@code key}, whether or not it had one. */
    Keyed with(String key, Value value);

    /** The same keys with other values; itself where each value becomes itself. */
    Keyed map(BiFunction<String, Value, Value> other);

    /** With those entries only that {@code kept} takes. */
    Keyed only(BiPredicate<String, Value> kept);
  }

  record ObjectOf(SortedMap<String, Value> entries) implements Keyed {
    public static final ObjectOf EMPTY = new ObjectOf(Entries.EMPTY);

    public ObjectOf {
      entries = Entries.of(entries);
    }

    public static ObjectOf of(Map<String, Value> entries) {
      return new ObjectOf(Entries.of(entries));
    }

    /**
     * @param parts in any order
     * @param value what is made of each part
     */
    public static <T> ObjectOf of(Map<String, T> parts, BiFunction<String, T, Value> value) {
      return new ObjectOf(Entries.of(parts, value));
    }

    @Override
    public ObjectOf with(String key, Value value) {
      return new ObjectOf(Entries.of(entries).with(key, value));
    }

    @Override
    public ObjectOf map(BiFunction<String, Value, Value> other) {
      Entries mapped = Entries.of(entries).map(other);
      return mapped.is(entries) ? this : new ObjectOf(mapped);
    }

    @Override
    public ObjectOf only(BiPredicate<String, Value> kept) {
      Entries some = Entries.of(entries).only(kept);
      return some.is(entries) ? this : new ObjectOf(some);
    }

    @Override
    public Type type() {
      SortedMap<String, Type> types = new TreeMap<>();
      entries.forEach((key, value) -> types.put(key, value.type()));
      return Type.ObjectType.of(types);
    }
  }

  record MapOf(Type element, SortedMap<String, Value> entries) implements Keyed {
    public MapOf {
      entries = Entries.of(entries);
    }

    @Override
    public MapOf with(String key, Value value) {
      return new MapOf(element, Entries.of(entries).with(key, value));
    }

    @Override
    public MapOf map(BiFunction<String, Value, Value> other) {
      Entries mapped = Entries.of(entries).map(other);
      return mapped.is(entries) ? this : new MapOf(element, mapped);
    }

    @Override
    public MapOf only(BiPredicate<String, Value> kept) {
      Entries some = Entries.of(entries).only(kept);
      return some.is(entries) ? this : new MapOf(element, some);
    }

    @Override
    public Type type() {
      return new Type.MapType(element);
    }
  }

  /**
   * The resource itself, as in {@code vpc = vpc.main}; which of its attributes AWS gets is the
   * receiving attribute's matter.
   */
  record Reference(ResourceAddress address) implements Value {
    @Override
    public Type type() {
      return new Type.ReferenceType(address.kind());
    }
  }

  /**
   * A value that exists only after some resource does.
   *
   * @param type {@link Type#ANY} when not even that is known
   * @param known what can be said already
   * @param residual the expression that is left to evaluate, closed: all it reads are resources'
   *     attributes and sensitive variables
   */
  record Unknown(Type type, Knowledge known, Expression residual) implements Value {}

  /**
   * A value that must not be shown or stored.
   *
   * @param value never itself a {@code Sensitive}
   * @param origin the closed expression it came from; a plan file holds this instead of the value
   */
  record Sensitive(Value value, Expression origin) implements Value {
    @Override
    public Type type() {
      return value.type();
    }
  }
}
