package io.ecsctl.compiler.value;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Turns values into values of another type, as HCL does where an argument or a variable has a type,
 * extended to the domain types.
 *
 * <p>A null becomes a null of any type. What is unknown stays so, with the wanted type; what is
 * sensitive stays so, and its failure says nothing about it.
 */
public final class Conversions {
  /** A bare number has no unit here. */
  private static final long NO_UNIT = 0;

  private Conversions() {}

  /** As {@link #convert(Value, Type, long)} where nothing says what a bare number counts. */
  public static Outcome convert(Value value, Type to) {
    return convert(value, to, NO_UNIT);
  }

  /**
   * @param unit what a bare number counts, in bytes or seconds ({@code Unit.base()} of the
   *     receiving attribute); 0 when nothing says so, and then a bare number is refused as a size
   *     or duration. A bare CPU amount is always in CPU units
   */
  public static Outcome convert(Value value, Type to, long unit) {
    return switch (value) {
      case Value.Null() -> Outcome.ok(value);
      case Value.Unknown unknown -> convertUnknown(unknown, to);
      case Value.Sensitive(var inner, var origin) ->
          switch (convert(inner, to, unit)) {
            case Outcome.Ok(var converted) -> Outcome.ok(new Value.Sensitive(converted, origin));
            case Outcome.Failed _ ->
                Outcome.failed("the sensitive value is not " + Types.described(to));
          };
      case Value.Bool _,
          Value.Number _,
          Value.Text _,
          Value.CidrBlock _,
          Value.Port _,
          Value.Size _,
          Value.Cpu _,
          Value.Duration _,
          Value.Sequence _,
          Value.Keyed _,
          Value.Reference _ ->
          convertKnown(value, to, unit);
    };
  }

  /** The text form that a template inserts, or null when a value of that type has none. */
  public static @Nullable String text(Value value) {
    return convert(value, Type.STRING) instanceof Outcome.Ok(Value.Text(var text)) ? text : null;
  }

  private static Outcome convertUnknown(Value.Unknown unknown, Type to) {
    if (Type.ANY.equals(to) || unknown.type().equals(to)) {
      return Outcome.ok(unknown);
    }
    if (!Types.assignable(unknown.type(), to)) {
      return Outcome.failed(
          "%s is not %s".formatted(Types.described(unknown.type()), Types.described(to)));
    }
    boolean keepsText = Type.STRING.equals(to) && Type.ANY.equals(unknown.type());
    Knowledge known = keepsText ? unknown.known() : new Knowledge(unknown.known().notNull(), "");
    return Outcome.ok(new Value.Unknown(to, known, unknown.residual()));
  }

  private static Outcome convertKnown(Value value, Type to, long unit) {
    if (value.type().equals(to)) {
      return Outcome.ok(value);
    }
    return switch (to) {
      case Type.Primitive.ANY -> Outcome.ok(value);
      case Type.Primitive primitive -> Scalars.convert(value, primitive, unit);
      case Type.ReferenceType(var kind) ->
          value instanceof Value.Reference(var address) && address.kind().equals(kind)
              ? Outcome.ok(value)
              : refused(value, to);
      case Type.ListType(var element) ->
          value instanceof Value.Sequence sequence
              ? elements(sequence, element, unit).toList()
              : refused(value, to);
      case Type.SetType(var element) ->
          value instanceof Value.Sequence sequence
              ? elements(sequence, element, unit).toSet()
              : refused(value, to);
      case Type.TupleType(var types) ->
          value instanceof Value.Tuple(var elements) && elements.size() == types.size()
              ? toTuple(elements, types, unit)
              : refused(value, to);
      case Type.MapType(var element) ->
          value instanceof Value.Keyed keyed ? toMap(keyed, element, unit) : refused(value, to);
      case Type.ObjectType object ->
          value instanceof Value.Keyed keyed ? toObject(keyed, object, unit) : refused(value, to);
    };
  }

  static Outcome refused(Value value, Type to) {
    return Outcome.failed("%s is not %s".formatted(ValueText.brief(value), Types.described(to)));
  }

  /** Converted elements, or why there are none. */
  private record Elements(Type type, List<Value> values, Outcome.@Nullable Failed failed) {
    Outcome toList() {
      return failed != null ? failed : Outcome.ok(new Value.ListOf(type, values));
    }

    Outcome toSet() {
      return failed != null ? failed : Outcome.ok(new Value.SetOf(type, values));
    }
  }

  private static Elements elements(Value.Sequence from, Type wanted, long unit) {
    Type element = elementType(from.elements(), wanted, from.type());
    if (element == null) {
      return new Elements(
          wanted,
          List.of(),
          new Outcome.Failed(
              "the elements of %s have no type in common".formatted(ValueText.brief(from))));
    }
    List<Value> converted = new ArrayList<>(from.elements().size());
    for (Value value : from.elements()) {
      switch (convert(value, element, unit)) {
        case Outcome.Ok(var ok) -> converted.add(ok);
        case Outcome.Failed(var reason) -> {
          return new Elements(
              element,
              List.of(),
              new Outcome.Failed("element %d: %s".formatted(converted.size(), reason)));
        }
      }
    }
    return new Elements(element, converted, null);
  }

  /**
   * {@code list(any)} takes the type its elements have in common; an empty list keeps the type it
   * had.
   */
  private static @Nullable Type elementType(Iterable<Value> values, Type wanted, Type from) {
    if (!Type.ANY.equals(wanted)) {
      return wanted;
    }
    List<Type> types = new ArrayList<>(Types.elementTypes(from));
    values.forEach(value -> types.add(value.type()));
    Type unified = Types.unify(types);
    // A list that mixes types already, as one of references and ids does, goes on mixing them.
    return unified == null && isMixed(from) ? Type.ANY : unified;
  }

  private static boolean isMixed(Type type) {
    return switch (type) {
      case Type.ListType(var element) -> Type.ANY.equals(element);
      case Type.SetType(var element) -> Type.ANY.equals(element);
      case Type.MapType(var element) -> Type.ANY.equals(element);
      case Type.Primitive _, Type.ReferenceType _, Type.TupleType _, Type.ObjectType _ -> false;
    };
  }

  private static Outcome toTuple(List<Value> elements, List<Type> types, long unit) {
    List<Value> converted = new ArrayList<>();
    for (int i = 0; i < elements.size(); i++) {
      Outcome outcome = convert(elements.get(i), types.get(i), unit);
      if (!(outcome instanceof Outcome.Ok(var ok))) {
        return outcome.at("element " + i);
      }
      converted.add(ok);
    }
    return Outcome.ok(new Value.Tuple(converted));
  }

  private static Outcome toMap(Value.Keyed keyed, Type wanted, long unit) {
    Type element = elementType(keyed.entries().values(), wanted, keyed.type());
    if (element == null) {
      return Outcome.failed(
          "the values of %s have no type in common".formatted(ValueText.brief(keyed)));
    }
    SortedMap<String, Value> converted = new TreeMap<>();
    for (var entry : keyed.entries().entrySet()) {
      Outcome outcome = convert(entry.getValue(), element, unit);
      if (!(outcome instanceof Outcome.Ok(var ok))) {
        return outcome.at("key " + ValueText.quoted(entry.getKey()));
      }
      converted.put(entry.getKey(), ok);
    }
    return Outcome.ok(new Value.MapOf(element, converted));
  }

  /**
   * Attributes that the type does not name are dropped; optional ones that are missing become null.
   */
  private static Outcome toObject(Value.Keyed keyed, Type.ObjectType type, long unit) {
    SortedMap<String, Value> converted = new TreeMap<>();
    for (var wanted : type.attributes().entrySet()) {
      String name = wanted.getKey();
      if (!keyed.has(name)) {
        if (!type.optional().contains(name)) {
          return Outcome.failed("attribute %s is required".formatted(ValueText.quoted(name)));
        }
        converted.put(name, Value.NULL);
        continue;
      }
      Outcome outcome = convert(keyed.get(name), wanted.getValue(), unit);
      if (!(outcome instanceof Outcome.Ok(var ok))) {
        return outcome.at("attribute " + ValueText.quoted(name));
      }
      converted.put(name, ok);
    }
    return Outcome.ok(new Value.ObjectOf(converted));
  }

  /** A whole amount of {@code unit}s, or null when it is not exact. */
  static @Nullable Long amount(BigDecimal number, long unit) {
    try {
      return number.multiply(BigDecimal.valueOf(unit)).longValueExact();
    } catch (ArithmeticException notWhole) {
      return null;
    }
  }
}
