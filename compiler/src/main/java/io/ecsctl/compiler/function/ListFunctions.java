package io.ecsctl.compiler.function;

import static io.ecsctl.compiler.function.Definition.function;

import io.ecsctl.compiler.value.Operators;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Types;
import io.ecsctl.compiler.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Lists and tuples: what depends on the order or number of elements. */
final class ListFunctions {
  static final List<String> NAMES =
      List.of(
          "alltrue",
          "anytrue",
          "chunklist",
          "coalesce",
          "coalescelist",
          "compact",
          "concat",
          "contains",
          "distinct",
          "element",
          "flatten",
          "index",
          "length",
          "matchkeys",
          "one",
          "reverse",
          "slice",
          "sort");

  private static final Type ANY_LIST = new Type.ListType(Type.ANY);
  private static final Type TEXTS = new Type.ListType(Type.STRING);
  private static final Type BOOLS = new Type.ListType(Type.BOOL);

  private ListFunctions() {}

  static @Nullable Function find(String name) {
    return switch (name) {
      case "alltrue" ->
          function(name)
              .takes("list", BOOLS)
              .returns(Type.BOOL, a -> new Value.Bool(a.elements(0).stream().allMatch(TRUE::equals)));
      case "anytrue" ->
          function(name)
              .takes("list", BOOLS)
              .returns(Type.BOOL, a -> new Value.Bool(a.elements(0).contains(TRUE)));
      case "chunklist" ->
          function(name)
              .takes("list", ANY_LIST)
              .takes("size", Type.NUMBER)
              .movesElements()
              .returns(
                  types -> new Type.ListType(new Type.ListType(Types.elementType(types.getFirst()))),
                  a -> chunks((Value.ListOf) a.value(0), a.integer(1)));
      case "coalesce" ->
          function(name)
              .takesMoreNullable("values", Type.ANY)
              .movesElements()
              .returns(
                  types -> Objects.requireNonNullElse(Types.unify(types), Type.ANY),
                  ListFunctions::coalesce);
      case "coalescelist" ->
          function(name)
              .takesMoreNullable("lists", Type.ANY)
              .movesElements()
              .returns(
                  types -> Objects.requireNonNullElse(Types.unify(types), Type.ANY),
                  ListFunctions::coalesceList);
      case "compact" ->
          function(name).takes("list", TEXTS).returns(TEXTS, a -> compact(a.elements(0)));
      case "concat" ->
          function(name)
              .takesMore("lists", Type.ANY)
              .movesElements()
              .returns(ListFunctions::concatType, ListFunctions::concat);
      case "contains" ->
          function(name)
              .takes("list", Type.ANY)
              .takesNullable("value", Type.ANY)
              .returns(
                  Type.BOOL, a -> new Value.Bool(position(a.elements(0), a.value(1)) >= 0));
      case "distinct" ->
          function(name)
              .takes("list", ANY_LIST)
              .returns(
                  types -> new Type.ListType(Types.elementType(types.getFirst())),
                  a -> like((Value.ListOf) a.value(0), List.copyOf(new LinkedHashSet<>(a.elements(0)))));
      case "element" ->
          function(name)
              .takes("list", Type.ANY)
              .takes("index", Type.NUMBER)
              .movesElements()
              .returns(
                  types -> Types.elementType(types.getFirst()),
                  a -> element(a.sequence(0), a.integer(1)));
      case "flatten" ->
          function(name)
              .takes("list", Type.ANY)
              .movesElementsIf(arguments -> arguments.stream().allMatch(ListFunctions::flattens))
              .returns(types -> flattenType(types.getFirst()), ListFunctions::flatten);
      case "index" ->
          function(name)
              .takes("list", Type.ANY)
              .takes("value", Type.ANY)
              .returns(Type.NUMBER, ListFunctions::index);
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
                  ListFunctions::matchKeys);
      case "one" ->
          function(name)
              .takes("list", Type.ANY)
              .movesElements()
              .returns(types -> Types.elementType(types.getFirst()), ListFunctions::one);
      case "reverse" ->
          function(name)
              .takes("list", Type.ANY)
              .movesElements()
              .returns(
                  types ->
                      types.getFirst() instanceof Type.TupleType(var elements)
                          ? new Type.TupleType(elements.reversed())
                          : new Type.ListType(Types.elementType(types.getFirst())),
                  a -> like(a.sequence(0), a.elements(0).reversed()));
      case "slice" ->
          function(name)
              .takes("list", Type.ANY)
              .takes("start_index", Type.NUMBER)
              .takes("end_index", Type.NUMBER)
              .movesElements()
              .returns(
                  types -> new Type.ListType(Types.elementType(types.getFirst())),
                  ListFunctions::slice);
      case "sort" ->
          function(name)
              .takes("list", TEXTS)
              .returns(TEXTS, a -> texts(a.texts(0).stream().sorted().toList()));
      default -> null;
    };
  }

  private static final Value TRUE = new Value.Bool(true);

  private static Value texts(List<String> texts) {
    return new Value.ListOf(
        Type.STRING, texts.stream().map(text -> (Value) new Value.Text(text)).toList());
  }

  /** A tuple stays a tuple; lists and sets give lists. */
  private static Value like(Value.Sequence model, List<Value> elements) {
    return switch (model) {
      case Value.Tuple _ -> new Value.Tuple(elements);
      case Value.ListOf(var element, var _) -> new Value.ListOf(element, elements);
      case Value.SetOf(var element, var _) -> new Value.ListOf(element, elements);
    };
  }

  /** A size of 0 makes one chunk of everything. */
  private static Value chunks(Value.ListOf list, int size) {
    if (size < 0) {
      throw new Refusal("size must not be negative");
    }
    List<Value> elements = list.elements();
    int step = size == 0 ? Math.max(1, elements.size()) : size;
    List<Value> chunks = new ArrayList<>();
    for (int i = 0; i < elements.size(); i += step) {
      int end = (int) Math.min((long) i + step, elements.size());
      chunks.add(new Value.ListOf(list.element(), elements.subList(i, end)));
      if (end == elements.size()) {
        break;
      }
    }
    return new Value.ListOf(list.type(), chunks);
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

  private static Value compact(List<Value> elements) {
    return new Value.ListOf(
        Type.STRING,
        elements.stream()
            .filter(e -> e instanceof Value.Text(var text) && !text.isEmpty())
            .toList());
  }

  private static Type concatType(List<Type> types) {
    if (types.stream().allMatch(Type.TupleType.class::isInstance)) {
      return new Type.TupleType(types.stream().flatMap(t -> Types.elementTypes(t).stream()).toList());
    }
    return new Type.ListType(
        Types.elementType(
            new Type.TupleType(
                types.stream().map(t -> Type.ANY.equals(t) ? t : Types.elementType(t)).toList())));
  }

  /** Lists give a list of the type their elements have in common; where a tuple is among them, or there is none, a tuple. */
  private static Value concat(Arguments arguments) {
    if (arguments.count() == 0) {
      throw new Refusal("it takes at least 1 argument");
    }
    List<Value> all = new ArrayList<>();
    List<Type> types = new ArrayList<>();
    boolean onlyLists = true;
    for (int i = 0; i < arguments.count(); i++) {
      if (arguments.sequence(i) instanceof Value.SetOf) {
        throw new Refusal("a set has no order to be concatenated in (use setunion, or tolist first)");
      }
      all.addAll(arguments.elements(i));
      types.addAll(Types.elementTypes(arguments.value(i).type()));
      onlyLists &= arguments.value(i) instanceof Value.ListOf;
    }
    Type element = onlyLists ? Types.unify(types) : null;
    return element == null
        ? new Value.Tuple(all)
        : ConversionFunctions.converted(new Value.Tuple(all), new Type.ListType(element));
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

  /** Whether flattening can go ahead: an element that may yet turn out to be a list must be known first. */
  private static boolean flattens(Value value) {
    return switch (value) {
      case Value.Sequence sequence -> sequence.elements().stream().allMatch(ListFunctions::flattens);
      case Value.Unknown _, Value.Sensitive _ ->
          !Type.ANY.equals(value.type())
              && !(value.type() instanceof Type.ListType)
              && !(value.type() instanceof Type.SetType)
              && !(value.type() instanceof Type.TupleType);
      case Value.Null _,
          Value.Bool _,
          Value.Number _,
          Value.Text _,
          Value.CidrBlock _,
          Value.Port _,
          Value.Size _,
          Value.Cpu _,
          Value.Duration _,
          Value.Keyed _,
          Value.Reference _ ->
          true;
    };
  }

  private static Value flatten(Arguments arguments) {
    List<Value> flat = new ArrayList<>();
    addFlat(arguments.sequence(0), flat);
    return new Value.Tuple(flat);
  }

  private static void addFlat(Value.Sequence from, List<Value> to) {
    for (Value element : from.elements()) {
      if (element instanceof Value.Sequence inner) {
        addFlat(inner, to);
      } else {
        to.add(element);
      }
    }
  }

  private static Type flattenType(Type type) {
    List<Type> leaves = new ArrayList<>();
    Types.elementTypes(type).forEach(element -> addLeaves(element, leaves));
    return new Type.ListType(Types.elementType(new Type.TupleType(leaves)));
  }

  private static void addLeaves(Type type, List<Type> leaves) {
    if (type instanceof Type.ListType
        || type instanceof Type.SetType
        || type instanceof Type.TupleType) {
      Types.elementTypes(type).forEach(element -> addLeaves(element, leaves));
    } else {
      leaves.add(type);
    }
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
    return like(arguments.sequence(0), found);
  }

  private static Value one(Arguments arguments) {
    List<Value> elements = arguments.elements(0);
    if (elements.size() > 1) {
      throw new Refusal("the list has %d elements, not one or none".formatted(elements.size()));
    }
    return elements.isEmpty() ? Value.NULL : elements.getFirst();
  }

  private static Value slice(Arguments arguments) {
    int start = arguments.integer(1);
    int end = arguments.integer(2);
    int size = arguments.elements(0).size();
    if (arguments.sequence(0) instanceof Value.SetOf) {
      throw new Refusal("a set has no order to be sliced in");
    }
    if (start < 0 || end < start || end > size) {
      throw new Refusal(
          "[%d, %d) is no slice of a list of %d elements".formatted(start, end, size));
    }
    return like(arguments.sequence(0), arguments.elements(0).subList(start, end));
  }
}
