package io.ecsctl.compiler.function;

import static io.ecsctl.compiler.function.Definition.function;

import io.ecsctl.compiler.value.Operators;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Types;
import io.ecsctl.compiler.value.Value;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is in a collection: one element out of many, or an answer about all of them. */
final class ElementFunctions {
  static final List<String> NAMES =
      List.of(
          "alltrue",
          "anytrue",
          "coalesce",
          "coalescelist",
          "contains",
          "element",
          "index",
          "length",
          "matchkeys",
          "one");

  private static final Value TRUE = new Value.Bool(true);
  private static final Type ANY_LIST = new Type.ListType(Type.ANY);
  private static final Type BOOLS = new Type.ListType(Type.BOOL);

  private ElementFunctions() {}

  static @Nullable Function find(String name) {
    return switch (name) {
      case "alltrue" ->
          function(name)
              .takes("list", BOOLS)
              .returns(
                  Type.BOOL, a -> new Value.Bool(a.elements(0).stream().allMatch(TRUE::equals)));
      case "anytrue" ->
          function(name)
              .takes("list", BOOLS)
              .returns(Type.BOOL, a -> new Value.Bool(a.elements(0).contains(TRUE)));
      case "coalesce" ->
          function(name)
              .takesMoreNullable("values", Type.ANY)
              .movesElements()
              .returns(Types::common, ElementFunctions::coalesce);
      case "coalescelist" ->
          function(name)
              .takesMoreNullable("lists", Type.ANY)
              .movesElements()
              .returns(Types::common, ElementFunctions::coalesceList);
      case "contains" ->
          function(name)
              .takes("list", Type.ANY)
              .takesNullable("value", Type.ANY)
              .returns(Type.BOOL, a -> new Value.Bool(position(a.elements(0), a.value(1)) >= 0));
      case "element" ->
          function(name)
              .takes("list", Type.ANY)
              .takes("index", Type.NUMBER)
              .movesElements()
              .returns(
                  types -> Types.elementType(types.getFirst()),
                  a -> element(a.sequence(0), a.integer(1)));
      case "index" ->
          function(name)
              .takes("list", Type.ANY)
              .takes("value", Type.ANY)
              .returns(Type.NUMBER, ElementFunctions::index);
      case "length" ->
          function(name)
              .takes("value", Type.ANY)
              .movesElements()
              .returns(Type.NUMBER, a -> Value.Number.of(length(a)));
      case "matchkeys" ->
          function(name)
              .takes("values", ANY_LIST)
              .takes("keys", ANY_LIST)
              .takes("searchset", ANY_LIST)
              .returns(
                  types -> new Type.ListType(Types.elementType(types.getFirst())),
                  ElementFunctions::matchKeys);
      case "one" ->
          function(name)
              .takes("list", Type.ANY)
              .movesElements()
              .returns(types -> Types.elementType(types.getFirst()), ElementFunctions::one);
      default -> null;
    };
  }

  /** The first that is neither null nor the empty text, as the type all have in common. */
  private static Value coalesce(Arguments arguments) {
    Type type = Types.unify(arguments.values().stream().map(Value::type).toList());
    if (type == null) {
      throw new Refusal("the arguments have no type in common");
    }
    for (Value value : arguments.values()) {
      boolean empty = value instanceof Value.Text(var text) && text.isEmpty();
      if (!(value instanceof Value.Null) && !empty) {
        return ConversionFunctions.converted(value, type);
      }
    }
    throw new Refusal("every argument is null or empty");
  }

  private static Value coalesceList(Arguments arguments) {
    for (int i = 0; i < arguments.count(); i++) {
      if (!(arguments.value(i) instanceof Value.Null) && !arguments.elements(i).isEmpty()) {
        return arguments.value(i);
      }
    }
    throw new Refusal("every argument is null or empty");
  }

  private static int position(List<Value> elements, Value wanted) {
    for (int i = 0; i < elements.size(); i++) {
      if (Operators.equal(elements.get(i), wanted)) {
        return i;
      }
    }
    return -1;
  }

  /** The index wraps around at both ends. */
  private static Value element(Value.Sequence list, int index) {
    if (list instanceof Value.SetOf) {
      throw new Refusal("a set has no order to pick from (use one, or tolist first)");
    }
    List<Value> elements = list.elements();
    if (elements.isEmpty()) {
      throw new Refusal("the list is empty");
    }
    return elements.get(Math.floorMod(index, elements.size()));
  }

  private static Value index(Arguments arguments) {
    int position = position(arguments.elements(0), arguments.value(1));
    if (position < 0) {
      throw new Refusal("the list does not hold the value");
    }
    return Value.Number.of(position);
  }

  private static int length(Arguments arguments) {
    return switch (arguments.value(0)) {
      case Value.Text(var text) -> TextFunctions.characters(text).size();
      case Value.Sequence sequence -> sequence.elements().size();
      case Value.Keyed keyed -> keyed.entries().size();
      case Value.Null _,
          Value.Bool _,
          Value.Number _,
          Value.CidrBlock _,
          Value.Port _,
          Value.Size _,
          Value.Cpu _,
          Value.Duration _,
          Value.Reference _,
          Value.Unknown _,
          Value.Sensitive _ ->
          throw new Refusal("only strings and collections have a length");
    };
  }

  private static Value matchKeys(Arguments arguments) {
    List<Value> values = arguments.elements(0);
    List<Value> keys = arguments.elements(1);
    if (values.size() != keys.size()) {
      throw new Refusal("there are %d keys for %d values".formatted(keys.size(), values.size()));
    }
    List<Value> found = new ArrayList<>();
    for (int i = 0; i < keys.size(); i++) {
      if (position(arguments.elements(2), keys.get(i)) >= 0) {
        found.add(values.get(i));
      }
    }
    return ListFunctions.like(arguments.sequence(0), found);
  }

  private static Value one(Arguments arguments) {
    List<Value> elements = arguments.elements(0);
    if (elements.size() > 1) {
      throw new Refusal("the list has %d elements, not one or none".formatted(elements.size()));
    }
    return elements.isEmpty() ? Value.NULL : elements.getFirst();
  }
}
