package io.ecsctl.compiler.function;

import static io.ecsctl.compiler.function.Definition.function;

import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Types;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.compiler.value.ValueOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Sets, and the products of lists. */
final class SetFunctions {
  static final List<String> NAMES =
      List.of("setintersection", "setproduct", "setsubtract", "setunion");

  /** Past this a product is a mistake, and would only fill the memory. */
  private static final int LARGEST_PRODUCT = 1_000_000;

  private SetFunctions() {}

  static @Nullable Function find(String name) {
    return switch (name) {
      case "setunion" -> operation(name, (set, other) -> set.addAll(other));
      case "setintersection" -> operation(name, (set, other) -> set.retainAll(other));
      case "setsubtract" ->
          function(name)
              .takes("a", Type.ANY)
              .takes("b", Type.ANY)
              .returns(
                  SetFunctions::setType,
                  a -> combine(a, (set, other) -> other.forEach(set::remove)));
      case "setproduct" ->
          function(name)
              .takes("first", Type.ANY)
              .takes("second", Type.ANY)
              .takesMore("more", Type.ANY)
              .movesElements()
              .returns(SetFunctions::productType, SetFunctions::product);
      default -> null;
    };
  }

  /** Changes {@code target} by what is in {@code other}. */
  private interface Change {
    void apply(Set<Value> target, List<Value> other);
  }

  private static Function operation(String name, Change change) {
    return function(name)
        .takes("first", Type.ANY)
        .takesMore("more", Type.ANY)
        .returns(SetFunctions::setType, a -> combine(a, change));
  }

  private static Type setType(List<Type> types) {
    List<Type> elements = new ArrayList<>();
    types.forEach(type -> elements.addAll(Types.elementTypes(type)));
    return new Type.SetType(Objects.requireNonNullElse(Types.unify(elements), Type.ANY));
  }

  private static Value combine(Arguments arguments, Change change) {
    List<Type> types = new ArrayList<>();
    for (int i = 0; i < arguments.count(); i++) {
      types.addAll(Types.elementTypes(arguments.sequence(i).type()));
    }
    Type element = Types.unify(types);
    if (element == null) {
      throw new Refusal("the elements have no type in common");
    }
    Set<Value> result = new TreeSet<>(ValueOrder.INSTANCE);
    result.addAll(set(arguments, 0, element));
    for (int i = 1; i < arguments.count(); i++) {
      change.apply(result, set(arguments, i, element));
    }
    return new Value.SetOf(element, List.copyOf(result));
  }

  private static List<Value> set(Arguments arguments, int index, Type element) {
    Value set = ConversionFunctions.converted(arguments.value(index), new Type.SetType(element));
    return ((Value.SetOf) set).elements();
  }

  private static Type productType(List<Type> types) {
    Type element = new Type.TupleType(types.stream().map(Types::elementType).toList());
    return types.stream().anyMatch(Type.SetType.class::isInstance)
        ? new Type.SetType(element)
        : new Type.ListType(element);
  }

  /** Every combination, the last argument changing fastest; a set when one of the arguments is. */
  private static Value product(Arguments arguments) {
    List<List<Value>> combinations = List.of(List.of());
    List<Type> types = new ArrayList<>();
    boolean anySet = false;
    for (int i = 0; i < arguments.count(); i++) {
      Value.Sequence factor = arguments.sequence(i);
      Type element = Types.elementType(factor.type());
      types.add(element);
      anySet |= factor instanceof Value.SetOf;
      if ((long) combinations.size() * factor.elements().size() > LARGEST_PRODUCT) {
        throw new Refusal("there are more than %d combinations".formatted(LARGEST_PRODUCT));
      }
      List<List<Value>> longer = new ArrayList<>();
      for (List<Value> combination : combinations) {
        for (Value value : factor.elements()) {
          List<Value> next = new ArrayList<>(combination);
          next.add(ConversionFunctions.converted(value, element));
          longer.add(next);
        }
      }
      combinations = longer;
    }
    Type type = new Type.TupleType(types);
    List<Value> tuples = combinations.stream().map(c -> (Value) new Value.Tuple(c)).toList();
    return anySet ? new Value.SetOf(type, tuples) : new Value.ListOf(type, tuples);
  }
}
