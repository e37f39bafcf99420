package io.ecsctl.compiler.value;

import io.ecsctl.compiler.syntax.ast.BinaryOperator;
import io.ecsctl.compiler.syntax.ast.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The operators of HCL, extended to the domain types. Operands are known and carry no sensitivity
 * mark.
 *
 * <p>Texts convert where HCL converts them: {@code "5" + 1} is 6. Numbers are exact to 154 digits.
 * Sizes, CPU amounts and durations add, subtract, scale by numbers and divide by their like; what
 * would not be a whole number of bytes, CPU units or seconds, or less than none, is refused. Within
 * each domain type values compare.
 *
 * <p>Values of different types are not equal, as in HCL ({@code 1 == "1"} is false); but a text or
 * number beside a value of a domain type is read as one first, so {@code cidr == "10.0.0.0/16"}
 * holds for {@code 10.0.0.0/16}.
 */
public final class Operators {
  private Operators() {}

  public static Outcome binary(BinaryOperator operator, Value left, Value right) {
    return switch (operator) {
      case EQUAL -> Outcome.bool(equal(left, right));
      case NOT_EQUAL -> Outcome.bool(!equal(left, right));
      case AND -> bools(operator, left, right, (a, b) -> Outcome.bool(a && b));
      case OR -> bools(operator, left, right, (a, b) -> Outcome.bool(a || b));
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL -> compare(operator, left, right);
      case ADD, SUBTRACT, MULTIPLY, DIVIDE, MODULO -> Arithmetic.apply(operator, left, right);
    };
  }

  public static Outcome unary(UnaryOperator operator, Value operand) {
    if (operand instanceof Value.Null) {
      return nullOperand(operator.symbol());
    }
    return switch (operator) {
      case NEGATE ->
          Conversions.convert(operand, Type.NUMBER)
              .then(value -> Outcome.ok(new Value.Number(((Value.Number) value).value().negate())));
      case NOT ->
          Conversions.convert(operand, Type.BOOL)
              .then(value -> Outcome.bool(!((Value.Bool) value).value()));
    };
  }

  /**
   * The type of the result as far as the operands' types tell; null when no values of those types
   * go together.
   */
  public static @Nullable Type resultType(BinaryOperator operator, Type left, Type right) {
    return switch (operator) {
      case EQUAL, NOT_EQUAL -> Type.BOOL;
      case AND, OR ->
          Types.assignable(left, Type.BOOL) && Types.assignable(right, Type.BOOL)
              ? Type.BOOL
              : null;
      case LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL ->
          comparable(left, right) ? Type.BOOL : null;
      case ADD, SUBTRACT, MULTIPLY, DIVIDE, MODULO -> Arithmetic.resultType(operator, left, right);
    };
  }

  /** The type of the result; null when no value of that type is an operand. */
  public static @Nullable Type resultType(UnaryOperator operator, Type operand) {
    Type result =
        switch (operator) {
          case NEGATE -> Type.NUMBER;
          case NOT -> Type.BOOL;
        };
    return Types.assignable(operand, result) ? result : null;
  }

  /** What {@code ==} says. */
  public static boolean equal(Value left, Value right) {
    boolean leftDomain = Types.isDomain(left.type());
    boolean rightDomain = Types.isDomain(right.type());
    if (leftDomain != rightDomain && !(left instanceof Value.Null || right instanceof Value.Null)) {
      Value domain = leftDomain ? left : right;
      Value other = leftDomain ? right : left;
      return Conversions.convert(other, domain.type()) instanceof Outcome.Ok(var converted)
          && converted.equals(domain);
    }
    return left.equals(right);
  }

  private interface OfBools {
    Outcome apply(boolean left, boolean right);
  }

  private static Outcome bools(
      BinaryOperator operator, Value left, Value right, OfBools operation) {
    if (left instanceof Value.Null || right instanceof Value.Null) {
      return nullOperand(operator.symbol());
    }
    return Conversions.convert(left, Type.BOOL)
        .then(a ->
            Conversions.convert(right, Type.BOOL)
                .then(b -> operation.apply(((Value.Bool) a).value(), ((Value.Bool) b).value())));
  }

  private static boolean comparable(Type left, Type right) {
    if (Types.isDomain(left) || Types.isDomain(right)) {
      Type domain = Types.isDomain(left) ? left : right;
      return Types.assignable(left, domain) && Types.assignable(right, domain);
    }
    return Types.assignable(left, Type.NUMBER) && Types.assignable(right, Type.NUMBER);
  }

  private static Outcome compare(BinaryOperator operator, Value left, Value right) {
    if (left instanceof Value.Null || right instanceof Value.Null) {
      return nullOperand(operator.symbol());
    }
    Type type =
        Types.isDomain(left.type())
            ? left.type()
            : Types.isDomain(right.type()) ? right.type() : Type.NUMBER;
    return Conversions.convert(left, type)
        .then(a -> Conversions.convert(right, type).then(b -> ordered(operator, a, b)));
  }

  private static Outcome ordered(BinaryOperator operator, Value left, Value right) {
    int order = ValueOrder.INSTANCE.compare(left, right);
    return Outcome.bool(
        switch (operator) {
          case LESS -> order < 0;
          case LESS_OR_EQUAL -> order <= 0;
          case GREATER -> order > 0;
          case GREATER_OR_EQUAL -> order >= 0;
          case OR, AND, EQUAL, NOT_EQUAL, ADD, SUBTRACT, MULTIPLY, DIVIDE, MODULO ->
              throw new IllegalArgumentException(operator + " does not compare");
        });
  }

  static Outcome nullOperand(String symbol) {
    return Outcome.failed("an operand of %s is null".formatted(symbol));
  }
}
