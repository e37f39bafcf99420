package io.ecsctl.compiler.value;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What types have to do with each other. */
public final class Types {
  /** What a sentence has room for. */
  private static final int LONGEST = 80;

  private Types() {}

  /** Cidr, port, size, cpu, duration: the types that HCL does not have. */
  public static boolean isDomain(Type type) {
    return Type.CIDR.equals(type)
        || Type.PORT.equals(type)
        || Type.SIZE.equals(type)
        || Type.CPU.equals(type)
        || Type.DURATION.equals(type);
  }

  /** {@code a number}, {@code an object}: the type in a sentence. */
  public static String described(Type type) {
    return switch (type) {
      case Type.Primitive.BOOL -> "true or false";
      case Type.Primitive.CPU -> "a CPU amount";
      case Type.Primitive.CIDR -> "a CIDR block";
      case Type.Primitive.ANY -> "a value";
      case Type.Primitive primitive -> "a " + primitive;
      case Type.ListType list -> brief("a list", list);
      case Type.SetType set -> brief("a set", set);
      case Type.MapType map -> brief("a map", map);
      case Type.TupleType _ -> "a list";
      case Type.ObjectType _ -> "an object";
      case Type.ReferenceType(var kind) -> "a reference to a " + kind;
    };
  }

  /**
   * With its elements' type, unless that is an object of so many attributes that nobody reads it.
   */
  private static String brief(String plain, Type type) {
    String whole = "a " + type;
    return whole.length() <= LONGEST ? whole : plain;
  }

  /**
   * The one type that all of {@code types} can become without loss, as for the branches of a
   * conditional and the elements of a list: numbers and bools meet strings as strings, objects of
   * different shape as maps, tuples of different length as lists.
   *
   * @return null when there is none; {@code ANY} for no types, and where references meet references
   *     to other kinds, or texts and blocks that may stand for one, since the receiving attribute
   *     decides what it takes
   */
  public static @Nullable Type unify(Collection<Type> types) {
    Set<Type> distinct = new LinkedHashSet<>(types);
    distinct.remove(Type.ANY);
    if (distinct.isEmpty()) {
      return Type.ANY;
    }
    if (distinct.size() == 1) {
      return distinct.iterator().next();
    }
    if (distinct.stream().allMatch(Types::isScalar)) {
      return unifyScalars(distinct);
    }
    if (distinct.stream().allMatch(Types::isSequence)) {
      return unifySequences(distinct);
    }
    if (distinct.stream().allMatch(Types::isKeyed)) {
      return unifyKeyed(distinct);
    }
    return null;
  }

  private static boolean isScalar(Type type) {
    return type instanceof Type.Primitive || type instanceof Type.ReferenceType;
  }

  private static boolean isSequence(Type type) {
    return type instanceof Type.TupleType
        || type instanceof Type.ListType
        || type instanceof Type.SetType;
  }

  private static boolean isKeyed(Type type) {
    return type instanceof Type.ObjectType || type instanceof Type.MapType;
  }

  private static @Nullable Type unifyScalars(Set<Type> types) {
    boolean references = types.stream().anyMatch(Type.ReferenceType.class::isInstance);
    long others = types.stream().filter(type -> !(type instanceof Type.ReferenceType)).count();
    if (references) {
      // A reference, or the text of an ARN or id in its place: what has more than that has nothing
      // in common.
      return others <= 1 ? Type.ANY : null;
    }
    return types.contains(Type.STRING) ? Type.STRING : null;
  }

  private static @Nullable Type unifySequences(Set<Type> types) {
    if (types.stream().allMatch(Type.TupleType.class::isInstance)) {
      List<Type.TupleType> tuples = types.stream().map(Type.TupleType.class::cast).toList();
      int length = tuples.getFirst().elements().size();
      if (tuples.stream().allMatch(tuple -> tuple.elements().size() == length)) {
        List<Type> elements = new ArrayList<>();
        for (int i = 0; i < length; i++) {
          int index = i;
          Type element = unify(tuples.stream().map(tuple -> tuple.elements().get(index)).toList());
          if (element == null) {
            return null;
          }
          elements.add(element);
        }
        return new Type.TupleType(elements);
      }
    }
    List<Type> all = new ArrayList<>();
    types.forEach(type -> all.addAll(elementTypes(type)));
    Type element = unify(all);
    boolean onlySets =
        types.stream().noneMatch(Type.ListType.class::isInstance)
            && types.stream().anyMatch(Type.SetType.class::isInstance);
    return element == null
        ? null
        : onlySets ? new Type.SetType(element) : new Type.ListType(element);
  }

  private static @Nullable Type unifyKeyed(Set<Type> types) {
    if (types.stream().allMatch(Type.ObjectType.class::isInstance)) {
      List<Type.ObjectType> objects = types.stream().map(Type.ObjectType.class::cast).toList();
      Set<String> names = objects.getFirst().attributes().keySet();
      if (objects.stream().allMatch(object -> object.attributes().keySet().equals(names))) {
        SortedMap<String, Type> attributes = new TreeMap<>();
        for (String name : names) {
          Type attribute =
              unify(objects.stream().map(object -> object.attributes().get(name)).toList());
          if (attribute == null) {
            return null;
          }
          attributes.put(name, attribute);
        }
        return Type.ObjectType.of(attributes);
      }
    }
    List<Type> all = new ArrayList<>();
    types.forEach(type -> all.addAll(elementTypes(type)));
    Type element = unify(all);
    return element == null ? null : new Type.MapType(element);
  }

  /** Whether nothing in {@code type} is open or stands for a resource. */
  public static boolean isComplete(Type type) {
    return switch (type) {
      case Type.Primitive primitive -> primitive != Type.Primitive.ANY;
      case Type.ReferenceType _ -> false;
      case Type.ListType _, Type.SetType _, Type.MapType _, Type.TupleType _, Type.ObjectType _ ->
          elementTypes(type).stream().allMatch(Types::isComplete);
    };
  }

  /** Whether some part of {@code type} is only known with the value. */
  public static boolean isOpen(Type type) {
    return Type.ANY.equals(type) || elementTypes(type).stream().anyMatch(Types::isOpen);
  }

  /** Whether some part of {@code type} stands for a resource. */
  public static boolean hasReference(Type type) {
    return type instanceof Type.ReferenceType
        || elementTypes(type).stream().anyMatch(Types::hasReference);
  }

  /** The types of what a collection of {@code type} holds; empty for what is no collection. */
  public static Collection<Type> elementTypes(Type type) {
    return switch (type) {
      case Type.TupleType(var elements) -> elements;
      case Type.ListType(var element) -> List.of(element);
      case Type.SetType(var element) -> List.of(element);
      case Type.MapType(var element) -> List.of(element);
      case Type.ObjectType(var attributes, var _) -> attributes.values();
      case Type.Primitive _, Type.ReferenceType _ -> List.of();
    };
  }

  /**
   * The type of an element of a collection of {@code type}: {@code ANY} when the elements have none
   * in common.
   */
  public static Type elementType(Type type) {
    return common(elementTypes(type));
  }

  /**
   * What can be said of a value that is of one of {@code types}, as it is: {@code ANY} when they
   * have no type in common, or only once lists become sets or sets lists.
   */
  public static Type common(Collection<Type> types) {
    Type common = unify(types);
    return common == null
            || types.stream()
                .anyMatch(each ->
                    meets(
                        each,
                        common,
                        (own, shared) ->
                            own instanceof Type.SetType != shared instanceof Type.SetType))
        ? Type.ANY
        : common;
  }

  /**
   * What can be said before values are known of the type that the values of {@code types} unify to.
   * What a {@code for} makes is typed as a list and is a tuple: beside a set a list makes a list of
   * both, and a tuple a set, so there it is {@code ANY}.
   *
   * @return null when they have none in common
   */
  public static @Nullable Type unifyLater(Collection<Type> types) {
    Type common = unify(types);
    return common != null
            && types.stream()
                .anyMatch(each ->
                    meets(
                        each,
                        common,
                        (own, shared) ->
                            own instanceof Type.SetType && shared instanceof Type.ListType))
        ? Type.ANY
        : common;
  }

  /** Whether {@code pair} holds of some part of {@code type} and what becomes of it. */
  private static boolean meets(Type type, Type common, BiPredicate<Type, Type> pair) {
    if (type.equals(Type.ANY) || common.equals(Type.ANY)) {
      return false;
    }
    if (pair.test(type, common)) {
      return true;
    }
    return switch (common) {
      case Type.ListType(var element) -> anyMeets(type, element, pair);
      case Type.SetType(var element) -> anyMeets(type, element, pair);
      case Type.MapType(var element) -> anyMeets(type, element, pair);
      case Type.TupleType(var elements) ->
          type instanceof Type.TupleType(var own)
              && IntStream.range(0, own.size())
                  .anyMatch(i -> meets(own.get(i), elements.get(i), pair));
      case Type.ObjectType(var attributes, var _) ->
          type instanceof Type.ObjectType(var own, var _)
              && own.entrySet().stream()
                  .anyMatch(each ->
                      meets(
                          each.getValue(), attributes.getOrDefault(each.getKey(), Type.ANY), pair));
      case Type.Primitive _, Type.ReferenceType _ -> false;
    };
  }

  private static boolean anyMeets(Type type, Type element, BiPredicate<Type, Type> pair) {
    return elementTypes(type).stream().anyMatch(each -> meets(each, element, pair));
  }

  /**
   * Whether some value of {@code from} converts to {@code to}: what can be said before values are
   * known. A string may hold a number, so it is assignable to one; {@code ANY} is assignable to
   * everything.
   */
  public static boolean assignable(Type from, Type to) {
    if (Type.ANY.equals(from) || Type.ANY.equals(to) || from.equals(to)) {
      return true;
    }
    return switch (to) {
      case Type.Primitive primitive -> assignableToPrimitive(from, primitive);
      case Type.ReferenceType _ -> false;
      case Type.ListType(var element) -> allAssignable(from, element);
      case Type.SetType(var element) -> allAssignable(from, element);
      case Type.TupleType(var elements) ->
          from instanceof Type.TupleType(var given)
              && given.size() == elements.size()
              && IntStream.range(0, given.size())
                  .allMatch(i -> assignable(given.get(i), elements.get(i)));
      case Type.MapType(var element) ->
          isKeyed(from) && elementTypes(from).stream().allMatch(type -> assignable(type, element));
      case Type.ObjectType object -> assignableToObject(from, object);
    };
  }

  private static boolean assignableToPrimitive(Type from, Type.Primitive to) {
    if (Type.STRING.equals(from)) {
      return true;
    }
    return switch (to) {
      case STRING -> Type.NUMBER.equals(from) || Type.BOOL.equals(from) || isDomain(from);
      case PORT, SIZE, CPU, DURATION -> Type.NUMBER.equals(from);
      case NUMBER, BOOL, CIDR -> false;
      case ANY -> true;
    };
  }

  private static boolean allAssignable(Type from, Type element) {
    return isSequence(from)
        && elementTypes(from).stream().allMatch(type -> assignable(type, element));
  }

  private static boolean assignableToObject(Type from, Type.ObjectType to) {
    return switch (from) {
      case Type.ObjectType(var given, var _) ->
          to.attributes().entrySet().stream()
              .allMatch(wanted ->
                  given.containsKey(wanted.getKey())
                      ? assignable(given.get(wanted.getKey()), wanted.getValue())
                      : to.optional().contains(wanted.getKey()));
      case Type.MapType(var element) ->
          to.attributes().values().stream().allMatch(type -> assignable(element, type));
      case Type.Primitive _,
          Type.ReferenceType _,
          Type.ListType _,
          Type.SetType _,
          Type.TupleType _ ->
          false;
    };
  }
}
