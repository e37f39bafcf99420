package io.ecsctl.compiler.testing;

import io.ecsctl.compiler.binding.Binder;
import io.ecsctl.compiler.binding.BoundProgram;
import io.ecsctl.compiler.diagnostic.StageResult;
import io.ecsctl.compiler.evaluation.Inputs;
import io.ecsctl.compiler.evaluation.ProgramScope;
import io.ecsctl.compiler.module.ModuleTree;
import io.ecsctl.compiler.schema.Schema;
import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.compiler.syntax.Parser;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.typing.TypeChecker;
import io.ecsctl.compiler.typing.TypedProgram;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Types;
import io.ecsctl.compiler.value.Value;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * An expression that reads no program.
 *
 * @param type as found before evaluating
 * @param value as found by evaluating
 * @param open whether a part has a type that is found only by evaluating, as what {@code
 *     jsondecode} gives has; the type of the whole then says what is known of the other parts
 */
record TypedExpression(Type type, Value value, boolean open) {

  /** Empty where a stage finds a mistake. */
  static Optional<TypedExpression> evaluate(SourceFile text, Schema schema) {
    StageResult<Expression> parsed = Parser.parseExpression(text);
    if (parsed.hasErrors()) {
      return Optional.empty();
    }
    BoundProgram nothing = Binder.bind(ModuleTree.of(List.of()), schema).value();
    TypedProgram typedNothing = TypeChecker.check(nothing).value();
    Expression expression = parsed.value();
    StageResult<BoundProgram> bound = Binder.bind(expression, nothing);
    StageResult<TypedProgram> typed = TypeChecker.check(expression, bound.value(), typedNothing);
    StageResult<Value> value =
        new ProgramScope(typedNothing, new Inputs(List.of(), "", ""))
            .evaluate(expression, typed.value());
    return bound.hasErrors() || typed.hasErrors() || value.hasErrors()
        ? Optional.empty()
        : Optional.of(
            new TypedExpression(
                typed.value().typeOf(expression),
                value.value(),
                typed.value().types().values().stream().anyMatch(type -> !Types.isComplete(type))));
  }

  boolean isWhatItsTypeSays() {
    return open || is(value, type);
  }

  /**
   * Strict but for two things. Elements of several types are typed as what they meet as, which is
   * string, and stay what they are until somebody wants a string. And where a loop's keys or their
   * number are not known beforehand its type is a map or a list, its value an object or a tuple:
   * what a type says then is what is in it.
   */
  private static boolean is(Value value, Type type) {
    if (type.equals(Type.ANY)) {
      return true;
    }
    return switch (value) {
      case Value.Null _ -> true;
      case Value.Unknown(var unknown, var _, var _) ->
          unknown.equals(Type.ANY) || unknown.equals(type);
      case Value.Sensitive(var inner, var _) -> is(inner, type);
      case Value.Tuple(var elements) ->
          type instanceof Type.ListType(var element)
              ? all(elements, element)
              : type instanceof Type.TupleType(var types)
                  && types.size() == elements.size()
                  && IntStream.range(0, types.size())
                      .allMatch(i -> is(elements.get(i), types.get(i)));
      case Value.ListOf(var _, var elements) ->
          type instanceof Type.ListType(var element) && all(elements, element);
      case Value.SetOf(var _, var elements) ->
          type instanceof Type.SetType(var element) && all(elements, element);
      case Value.ObjectOf(var entries) ->
          type instanceof Type.MapType(var element)
              ? all(entries.values(), element)
              : type instanceof Type.ObjectType(var types, var optional)
                  && types.keySet().containsAll(entries.keySet())
                  && types.entrySet().stream()
                      .allMatch(wanted ->
                          entries.containsKey(wanted.getKey())
                              ? is(entries.get(wanted.getKey()), wanted.getValue())
                              : optional.contains(wanted.getKey()));
      case Value.MapOf(var _, var entries) ->
          type instanceof Type.MapType(var element) && all(entries.values(), element);
      case Value.Bool _,
          Value.Number _,
          Value.Text _,
          Value.CidrBlock _,
          Value.Port _,
          Value.Size _,
          Value.Cpu _,
          Value.Duration _,
          Value.Reference _ ->
          value.type().equals(type)
              || (type.equals(Type.STRING) && value.type() instanceof Type.Primitive);
    };
  }

  private static boolean all(Collection<Value> values, Type type) {
    return values.stream().allMatch(value -> is(value, type));
  }
}
