package io.ecsctl.compiler.value;

import io.ecsctl.compiler.syntax.ast.BinaryOperator;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** {@code + - * / %} on numbers, sizes, CPU amounts and durations. */
final class Arithmetic {
  private Arithmetic() {}

  /** An operand as a bare amount of its type: bytes, CPU units, seconds, or just a number. */
  private record Operand(Type type, BigDecimal amount) {}

  static Outcome apply(BinaryOperator operator, Value left, Value right) {
    if (left instanceof Value.Null || right instanceof Value.Null) {
      return Operators.nullOperand(operator.symbol());
    }
    Operand a = operand(left);
    Operand b = operand(right);
    if (a == null || b == null) {
      return Conversions.refused(a == null ? left : right, Type.NUMBER);
    }
    Type type = resultType(operator, a.type(), b.type());
    if (type == null) {
      return Outcome.failed(
          "%s %s %s means nothing"
              .formatted(ValueText.brief(left), operator.symbol(), ValueText.brief(right)));
    }
    boolean divides = operator == BinaryOperator.DIVIDE || operator == BinaryOperator.MODULO;
    if (divides && b.amount().signum() == 0) {
      return Outcome.failed("division by zero");
    }
    if (!Numbers.isReasonable(a.amount()) || !Numbers.isReasonable(b.amount())) {
      return Outcome.failed("the numbers are too large");
    }
    return result(type, compute(operator, a.amount(), b.amount()));
  }

  private static @Nullable Operand operand(Value value) {
    return switch (value) {
      case Value.Number(var number) -> new Operand(Type.NUMBER, number);
      case Value.Text(var text) -> {
        BigDecimal number = Numbers.parse(text);
        yield number == null ? null : new Operand(Type.NUMBER, number);
      }
      case Value.Size(var bytes) -> new Operand(Type.SIZE, BigDecimal.valueOf(bytes));
      case Value.Cpu(var units) -> new Operand(Type.CPU, BigDecimal.valueOf(units));
      case Value.Duration(var seconds) -> new Operand(Type.DURATION, BigDecimal.valueOf(seconds));
      case Value.Null _,
          Value.Bool _,
          Value.CidrBlock _,
          Value.Port _,
          Value.Sequence _,
          Value.Keyed _,
          Value.Reference _,
          Value.Unknown _,
          Value.Sensitive _ ->
          null;
    };
  }

  private static BigDecimal compute(BinaryOperator operator, BigDecimal a, BigDecimal b) {
    return switch (operator) {
      case ADD -> a.add(b, Numbers.PRECISION);
      case SUBTRACT -> a.subtract(b, Numbers.PRECISION);
      case MULTIPLY -> a.multiply(b, Numbers.PRECISION);
      case DIVIDE -> a.divide(b, Numbers.QUOTIENT);
      case MODULO -> remainder(a, b);
      case OR, AND, EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL ->
          throw new IllegalArgumentException(operator + " is no arithmetic");
    };
  }

  /**
   * The quotient is cut toward zero, so the sign is the dividend's, as in HCL. Nothing remains
   * where only the rounding of an operand does: {@code 7 % (1 / 3)}.
   */
  private static BigDecimal remainder(BigDecimal a, BigDecimal b) {
    BigDecimal quotient = a.divide(b, Numbers.PRECISION).stripTrailingZeros();
    int digits = quotient.precision() - quotient.scale();
    return quotient.scale() <= 0 && digits < Numbers.PRECISION.getPrecision()
        ? BigDecimal.ZERO
        : a.remainder(b);
  }

  private static Outcome result(Type type, BigDecimal amount) {
    if (Type.NUMBER.equals(type)) {
      return Outcome.ok(new Value.Number(amount));
    }
    Long whole = Conversions.amount(amount, 1);
    if (whole == null) {
      return Outcome.failed(
          "the result is no whole number of "
              + (Type.SIZE.equals(type)
                  ? "bytes"
                  : Type.CPU.equals(type) ? "CPU units" : "seconds"));
    }
    if (whole < 0) {
      return Outcome.failed("the result would be less than nothing");
    }
    return Outcome.ok(
        Type.SIZE.equals(type)
            ? new Value.Size(whole)
            : Type.CPU.equals(type) ? new Value.Cpu(whole) : new Value.Duration(whole));
  }

  static @Nullable Type resultType(BinaryOperator operator, Type left, Type right) {
    Type a = Type.STRING.equals(left) ? Type.NUMBER : left;
    Type b = Type.STRING.equals(right) ? Type.NUMBER : right;
    if (!isOperand(a) || !isOperand(b)) {
      return null;
    }
    return switch (operator) {
      case ADD, SUBTRACT, MODULO ->
          Type.ANY.equals(a) ? b : Type.ANY.equals(b) || a.equals(b) ? a : null;
      case MULTIPLY ->
          Type.ANY.equals(a) || Type.ANY.equals(b)
              ? (isAmount(a) ? a : isAmount(b) ? b : Type.ANY)
              : Type.NUMBER.equals(a) ? b : Type.NUMBER.equals(b) ? a : null;
      case DIVIDE ->
          Type.ANY.equals(a) || Type.ANY.equals(b)
              ? (Type.NUMBER.equals(a) ? Type.NUMBER : Type.ANY)
              : Type.NUMBER.equals(b) ? a : a.equals(b) ? Type.NUMBER : null;
      case OR, AND, EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL ->
          throw new IllegalArgumentException(operator + " is no arithmetic");
    };
  }

  private static boolean isAmount(Type type) {
    return Type.SIZE.equals(type) || Type.CPU.equals(type) || Type.DURATION.equals(type);
  }

  private static boolean isOperand(Type type) {
    return Type.NUMBER.equals(type) || Type.ANY.equals(type) || isAmount(type);
  }
}
