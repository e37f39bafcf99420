package io.ecsctl.compiler.function;

import static io.ecsctl.compiler.function.Definition.function;

import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Types;
import io.ecsctl.compiler.value.Value;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lists made from lists. */
final class ListFunctions {
  static final List<String> NAMES =
      List.of("chunklist", "compact", "concat", "distinct", "flatten", "reverse", "slice", "sort");

  private static final Type ANY_LIST = new Type.ListType(Type.ANY);
  private static final Type TEXTS = new Type.ListType(Type.STRING);

  private ListFunctions() {}

  static @Nullable Function find(String name) {
    return switch (name) {
      case "chunklist" ->
          function(name)
              .takes("list", ANY_LIST)
              .takes("size", Type.NUMBER)
              .movesElements()
              .returns(
                  types ->
                      new Type.ListType(new Type.ListType(Types.elementType(types.getFirst()))),
                  a -> chunks((Value.ListOf) a.value(0), a.integer(1)));
      case "compact" ->
          function(name).takes("list", TEXTS).returns(TEXTS, a -> compact(a.elements(0)));
      case "concat" ->
          function(name)
              .takesMore("lists", Type.ANY)
              .movesElements()
              .returns(ListFunctions::concatType, ListFunctions::concat);
      case "distinct" ->
          function(name)
              .takes("list", ANY_LIST)
              .returns(
                  types -> new Type.ListType(Types.elementType(types.getFirst())),
                  a ->
                      like(
                          (Value.ListOf) a.value(0),
                          List.copyOf(new LinkedHashSet<>(a.elements(0)))));
      case "flatten" ->
          function(name)
              .takes("list", Type.ANY)
              .movesElementsIf(arguments -> arguments.stream().allMatch(ListFunctions::flattens))
              .returns(types -> flattenType(types.getFirst()), ListFunctions::flatten);
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

  private static Value texts(List<String> texts) {
    return new Value.ListOf(
        Type.STRING, texts.stream().map(text -> (Value) new Value.Text(text)).toList());
  }

  /** A tuple stays a tuple; lists and sets give lists. */
  static Value like(Value.Sequence model, List<Value> elements) {
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

  private static Value compact(List<Value> elements) {
    return new Value.ListOf(
        Type.STRING,
        elements.stream()
            .filter(e -> e instanceof Value.Text(var text) && !text.isEmpty())
            .toList());
  }

  private static Type concatType(List<Type> types) {
    if (types.stream().allMatch(Type.TupleType.class::isInstance)) {
      return new Type.TupleType(
          types.stream().flatMap(t -> Types.elementTypes(t).stream()).toList());
    }
    // The elements of a tuple may have no type in common, and then those of the whole have none.
    List<Type> elements =
        types.stream()
            .flatMap(t -> Type.ANY.equals(t) ? Stream.of(t) : Types.elementTypes(t).stream())
            .toList();
    return new Type.ListType(elements.contains(Type.ANY) ? Type.ANY : Types.common(elements));
  }

  /**
   * Lists give a list of the type their elements have in common; where a tuple is among them, or
   * there is none, a tuple.
   */
  private static Value concat(Arguments arguments) {
    if (arguments.count() == 0) {
      throw new Refusal("it takes at least 1 argument");
    }
    List<Value> all = new ArrayList<>();
    List<Type> types = new ArrayList<>();
    boolean onlyLists = true;
    for (int i = 0; i < arguments.count(); i++) {
      if (arguments.sequence(i) instanceof Value.SetOf) {
        throw new Refusal(
            "a set has no order to be concatenated in (use setunion, or tolist first)");
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

  /**
   * Whether flattening can go ahead: an element that may yet turn out to be a list must be known
   * first.
   */
  private static boolean flattens(Value value) {
    return switch (value) {
      case Value.Sequence sequence ->
          sequence.elements().stream().allMatch(ListFunctions::flattens);
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
