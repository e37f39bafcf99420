package io.ecsctl.compiler.value;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The static type of an expression or value. {@code toString} is the way a program writes it. */
public sealed interface Type {
  Type STRING = Primitive.STRING;
  Type NUMBER = Primitive.NUMBER;
  Type BOOL = Primitive.BOOL;
  Type CIDR = Primitive.CIDR;
  Type PORT = Primitive.PORT;
  Type SIZE = Primitive.SIZE;
  Type CPU = Primitive.CPU;
  Type DURATION = Primitive.DURATION;
  Type ANY = Primitive.ANY;

  /**
   * Types without parts. {@code ANY} is the type of what is not known yet: every operation on it is
   * allowed.
   */
  enum Primitive implements Type {
    STRING,
    NUMBER,
    BOOL,
    CIDR,
    PORT,
    SIZE,
    CPU,
    DURATION,
    ANY;

    @Override
    public String toString() {
      return name().toLowerCase(java.util.Locale.ROOT);
    }
  }

  record ListType(Type element) implements Type {
    @Override
    public String toString() {
      return "list(" + element + ")";
    }
  }

  record SetType(Type element) implements Type {
    @Override
    public String toString() {
      return "set(" + element + ")";
    }
  }

  record MapType(Type element) implements Type {
    @Override
    public String toString() {
      return "map(" + element + ")";
    }
  }

  record TupleType(List<Type> elements) implements Type {
    public TupleType {
      elements = List.copyOf(elements);
    }

    @Override
    public String toString() {
      return "tuple(["
          + elements.stream().map(Type::toString).collect(Collectors.joining(", "))
          + "])";
    }
  }

  /** Attributes by name. {@code optional}: names that a value may leave out. */
  record ObjectType(SortedMap<String, Type> attributes, java.util.Set<String> optional)
      implements Type {
    public ObjectType {
      attributes = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
      optional = java.util.Set.copyOf(optional);
    }

    public static ObjectType of(Map<String, Type> attributes) {
      return new ObjectType(new TreeMap<>(attributes), java.util.Set.of());
    }

    @Override
    public String toString() {
      return attributes.entrySet().stream()
          .map(entry ->
              entry.getKey()
                  + " = "
                  + (optional.contains(entry.getKey())
                      ? "optional(" + entry.getValue() + ")"
                      : entry.getValue()))
          .collect(Collectors.joining(", ", "object({ ", " })"));
    }
  }

  /** A reference to a resource of {@code kind}; written as the kind's name. */
  record ReferenceType(String kind) implements Type {
    @Override
    public String toString() {
      return kind;
    }
  }
}
