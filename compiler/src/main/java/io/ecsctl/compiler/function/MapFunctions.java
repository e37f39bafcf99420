package io.ecsctl.compiler.function;

import static io.ecsctl.compiler.function.Definition.function;

import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Types;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.compiler.value.ValueText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Maps and objects. */
final class MapFunctions {
  static final List<String> NAMES =
      List.of("keys", "lookup", "merge", "transpose", "values", "zipmap");

  private static final Type LISTS_OF_TEXT = new Type.MapType(new Type.ListType(Type.STRING));

  private MapFunctions() {}

  static @Nullable Function find(String name) {
    return switch (name) {
      case "keys" ->
          function(name)
              .takes("map", Type.ANY)
              .movesElements()
              .returns(types -> keysType(types.getFirst()), a -> keys(a.keyed(0)));
      case "values" ->
          function(name)
              .takes("map", Type.ANY)
              .movesElements()
              .returns(types -> valuesType(types.getFirst()), a -> values(a.keyed(0)));
      case "lookup" ->
          function(name)
              .takes("map", Type.ANY)
              .takes("key", Type.STRING)
              .takesMoreNullable("default", Type.ANY)
              .movesElements()
              .returns(MapFunctions::lookupType, MapFunctions::lookup);
      case "merge" ->
          function(name)
              .takesMoreNullable("maps", Type.ANY)
              .movesElements()
              .returns(MapFunctions::mergeType, MapFunctions::merge);
      case "zipmap" ->
          function(name)
              .takes("keys", new Type.ListType(Type.STRING))
              .takes("values", Type.ANY)
              .movesElements()
              .returns(
                  types ->
                      types.get(1) instanceof Type.ListType(var element)
                          ? new Type.MapType(element)
                          : Type.ANY,
                  MapFunctions::zip);
      case "transpose" ->
          function(name)
              .takes("map", LISTS_OF_TEXT)
              .returns(LISTS_OF_TEXT, a -> transpose(a.keyed(0)));
      default -> null;
    };
  }

  private static Type keysType(Type map) {
    return map instanceof Type.ObjectType(var attributes, var _)
        ? new Type.TupleType(attributes.keySet().stream().map(_ -> Type.STRING).toList())
        : map instanceof Type.MapType ? new Type.ListType(Type.STRING) : Type.ANY;
  }

  private static Value keys(Value.Keyed map) {
    List<Value> keys =
        map.entries().keySet().stream().map(key -> (Value) new Value.Text(key)).toList();
    return switch (map) {
      case Value.ObjectOf _ -> new Value.Tuple(keys);
      case Value.MapOf _ -> new Value.ListOf(Type.STRING, keys);
    };
  }

  private static Type valuesType(Type map) {
    return switch (map) {
      case Type.ObjectType(var attributes, var _) ->
          new Type.TupleType(List.copyOf(attributes.values()));
      case Type.MapType(var element) -> new Type.ListType(element);
      case Type.Primitive _,
          Type.ListType _,
          Type.SetType _,
          Type.TupleType _,
          Type.ReferenceType _ ->
          new Type.ListType(Type.ANY);
    };
  }

  /** In the order of the keys. */
  private static Value values(Value.Keyed map) {
    List<Value> values = List.copyOf(map.entries().values());
    return switch (map) {
      case Value.ObjectOf _ -> new Value.Tuple(values);
      case Value.MapOf(var element, var _) -> new Value.ListOf(element, values);
    };
  }

  private static Type lookupType(List<Type> types) {
    Type element = Types.elementType(types.getFirst());
    if (element.equals(Type.ANY)) {
      return Type.ANY; // the attributes of an object differ, whatever the default is
    }
    List<Type> possible = new ArrayList<>(List.of(element));
    types.stream().skip(2).forEach(possible::add);
    return Objects.requireNonNullElse(Types.unify(possible), Type.ANY);
  }

  private static Value lookup(Arguments arguments) {
    Value.Keyed map = arguments.keyed(0);
    String key = arguments.text(1);
    if (arguments.count() > 3) {
      throw new Refusal("it takes 2 or 3 arguments, not " + arguments.count());
    }
    if (map.has(key)) {
      return map.get(key);
    }
    if (arguments.count() == 3) {
      return map instanceof Value.MapOf(var element, var _)
          ? ConversionFunctions.converted(arguments.value(2), element)
          : arguments.value(2);
    }
    throw new Refusal(
        "the map has no key %s, and there is no default".formatted(ValueText.quoted(key)));
  }

  private static Type mergeType(List<Type> types) {
    Set<Type> distinct = new HashSet<>(types);
    if (distinct.size() == 1 && types.getFirst() instanceof Type.MapType map) {
      return map;
    }
    SortedMap<String, Type> attributes = new TreeMap<>();
    for (Type type : types) {
      if (!(type instanceof Type.ObjectType(var given, var _))) {
        // The keys of a map are not known before its value is.
        return Type.ANY;
      }
      attributes.putAll(given);
    }
    return Type.ObjectType.of(attributes);
  }

  /**
   * Later arguments win; nulls are passed over. Maps of one type give a map, anything else an
   * object.
   */
  private static Value merge(Arguments arguments) {
    SortedMap<String, Value> merged = new TreeMap<>();
    Set<Type> types = new HashSet<>();
    for (int i = 0; i < arguments.count(); i++) {
      if (arguments.value(i) instanceof Value.Null) {
        continue;
      }
      Value.Keyed map = arguments.keyed(i);
      merged.putAll(map.entries());
      types.add(map.type());
    }
    return types.size() == 1 && types.iterator().next() instanceof Type.MapType(var element)
        ? new Value.MapOf(element, merged)
        : new Value.ObjectOf(merged);
  }

  private static Value zip(Arguments arguments) {
    List<String> keys = arguments.texts(0);
    List<Value> values = arguments.elements(1);
    if (keys.size() != values.size()) {
      throw new Refusal("there are %d keys for %d values".formatted(keys.size(), values.size()));
    }
    SortedMap<String, Value> entries = new TreeMap<>();
    for (int i = 0; i < keys.size(); i++) {
      entries.put(keys.get(i), values.get(i));
    }
    return arguments.value(1) instanceof Value.ListOf(var element, var _)
        ? new Value.MapOf(element, entries)
        : new Value.ObjectOf(entries);
  }

  private static Value transpose(Value.Keyed map) {
    SortedMap<String, List<Value>> turned = new TreeMap<>();
    map.entries()
        .forEach((key, list) -> {
          if (!(list instanceof Value.Sequence sequence)) {
            throw new Refusal("map must not hold null");
          }
          for (Value element : sequence.elements()) {
            if (!(element instanceof Value.Text(var text))) {
              throw new Refusal("map must not hold null");
            }
            turned.computeIfAbsent(text, _ -> new ArrayList<>()).add(new Value.Text(key));
          }
        });
    SortedMap<String, Value> lists = new TreeMap<>();
    turned.forEach((key, keys) -> lists.put(key, new Value.ListOf(Type.STRING, keys)));
    return new Value.MapOf(new Type.ListType(Type.STRING), lists);
  }
}
