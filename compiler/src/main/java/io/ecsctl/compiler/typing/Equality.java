package io.ecsctl.compiler.typing;

import io.ecsctl.compiler.binding.Symbol;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.Edit;
import io.ecsctl.compiler.syntax.ast.BinaryOperator;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Types;
import org.jspecify.annotations.Nullable;

/**
 * {@code ==} and {@code !=} of values whose types alone decide: as in HCL, values of different
 * types are not equal, whatever they look like.
 */
final class Equality {
  private final TypingState state;

  Equality(TypingState state) {
    this.state = state;
  }

  void check(Expression.Binary binary, Type left, Type right) {
    BinaryOperator operator = binary.operator();
    if (operator != BinaryOperator.EQUAL && operator != BinaryOperator.NOT_EQUAL) {
      return;
    }
    boolean always = operator == BinaryOperator.NOT_EQUAL;
    Expression collection = comparedWithEmpty(binary, left, right);
    if (collection != null) {
      String named = collection.span().text();
      state.sink.report(
          Diagnostic.of(
                  TypingRules.NEVER_EQUAL,
                  binary.span(),
                  "%s has a type of its own, which [] and {} have not, so this is always %s",
                  named,
                  always)
              .fix(
                  "ask for its length",
                  Edit.replace(
                      binary.span(), "length(%s) %s 0".formatted(named, operator.symbol()))));
    } else if (!mayBeEqual(left, right)) {
      state.sink.report(
          Diagnostic.of(
                  TypingRules.NEVER_EQUAL,
                  binary.span(),
                  "%s is never equal to %s, so this is always %s",
                  Types.described(left),
                  Types.described(right),
                  always)
              .detail("Convert one of them: tostring(…), tonumber(…), tolist(…).")
              .related(binary.left().span(), Types.described(left))
              .related(binary.right().span(), Types.described(right)));
    }
  }

  /** The variable of a collection's type that is compared with {@code []} or <code>{}</code>. */
  private @Nullable Expression comparedWithEmpty(Expression.Binary binary, Type left, Type right) {
    return isEmpty(binary.right()) && isDeclared(binary.left(), left)
        ? binary.left()
        : isEmpty(binary.left()) && isDeclared(binary.right(), right) ? binary.right() : null;
  }

  private static boolean isEmpty(Expression expression) {
    return switch (expression) {
      case Expression.Tuple(var _, var elements) -> elements.isEmpty();
      case Expression.ObjectExpression(var _, var entries) -> entries.isEmpty();
      case Expression _ -> false;
    };
  }

  /** Of other expressions the type says list where the value may be a tuple. */
  private boolean isDeclared(Expression expression, Type type) {
    boolean collection =
        type instanceof Type.ListType
            || type instanceof Type.SetType
            || type instanceof Type.MapType;
    return collection && state.bound.symbols().at(expression) instanceof Symbol.Variable;
  }

  /** Whether some value of one type equals some value of the other, as far as they tell. */
  private static boolean mayBeEqual(Type left, Type right) {
    if (left.equals(right) || isUndecided(left) || isUndecided(right)) {
      return true;
    }
    if (Types.isDomain(left) || Types.isDomain(right)) {
      // A text or number beside one is read as one first.
      Type domain = Types.isDomain(left) ? left : right;
      return Types.assignable(left, domain) && Types.assignable(right, domain);
    }
    return !(left instanceof Type.Primitive)
        && !(right instanceof Type.Primitive)
        && isKeyed(left) == isKeyed(right);
  }

  private static boolean isUndecided(Type type) {
    return Types.isOpen(type) || Types.hasReference(type);
  }

  private static boolean isKeyed(Type type) {
    return type instanceof Type.ObjectType || type instanceof Type.MapType;
  }
}
