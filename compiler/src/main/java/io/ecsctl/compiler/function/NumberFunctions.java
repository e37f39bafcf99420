package io.ecsctl.compiler.function;

import static io.ecsctl.compiler.function.Definition.function;

import io.ecsctl.compiler.syntax.ast.BinaryOperator;
import io.ecsctl.compiler.value.Numbers;
import io.ecsctl.compiler.value.Operators;
import io.ecsctl.compiler.value.Outcome;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Types;
import io.ecsctl.compiler.value.Value;
import io.ecsctl.compiler.value.ValueText;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Numbers. {@code max}, {@code min} and {@code sum} take sizes, CPU amounts and durations as well.
 */
final class NumberFunctions {
  static final List<String> NAMES =
      List.of(
          "abs", "ceil", "floor", "log", "max", "min", "parseint", "pow", "range", "signum", "sum");

  /** Longer ranges are mistakes; nobody runs that many of anything. */
  private static final int LONGEST_RANGE = 65_536;

  private NumberFunctions() {}

  static @Nullable Function find(String name) {
    return switch (name) {
      case "abs" -> ofNumber(name, BigDecimal::abs);
      case "ceil" -> ofNumber(name, number -> number.setScale(0, RoundingMode.CEILING));
      case "floor" -> ofNumber(name, number -> number.setScale(0, RoundingMode.FLOOR));
      case "signum" -> ofNumber(name, number -> BigDecimal.valueOf(number.signum()));
      case "log" ->
          function(name)
              .takes("number", Type.NUMBER)
              .takes("base", Type.NUMBER)
              .returns(
                  Type.NUMBER,
                  a ->
                      approximate(
                          Math.log(a.number(0).doubleValue())
                              / Math.log(a.number(1).doubleValue())));
      case "pow" ->
          function(name)
              .takes("number", Type.NUMBER)
              .takes("power", Type.NUMBER)
              .returns(
                  Type.NUMBER,
                  a -> approximate(Math.pow(a.number(0).doubleValue(), a.number(1).doubleValue())));
      case "max" -> extreme(name, BinaryOperator.GREATER);
      case "min" -> extreme(name, BinaryOperator.LESS);
      case "sum" ->
          function(name)
              .takes("list", Type.ANY)
              .returns(
                  types -> amountType(Types.elementTypes(types.getFirst())), NumberFunctions::sum);
      case "range" ->
          function(name)
              .takes("limit_or_start", Type.NUMBER)
              .takesMore("limit_and_step", Type.NUMBER)
              .returns(new Type.ListType(Type.NUMBER), NumberFunctions::range);
      case "parseint" ->
          function(name)
              .takes("text", Type.STRING)
              .takes("base", Type.NUMBER)
              .returns(Type.NUMBER, a -> parse(a.text(0), a.integer(1)));
      default -> null;
    };
  }

  private static Function ofNumber(String name, UnaryOperator<BigDecimal> body) {
    return function(name)
        .takes("number", Type.NUMBER)
        .returns(Type.NUMBER, a -> new Value.Number(body.apply(a.number(0))));
  }

  /** Logarithms and powers are computed in double precision, as Terraform does. */
  private static Value approximate(double number) {
    if (Double.isNaN(number) || Double.isInfinite(number)) {
      throw new Refusal("the result is no finite number");
    }
    return new Value.Number(BigDecimal.valueOf(number));
  }

  private static Type amountType(Iterable<Type> types) {
    List<Type> amounts = new ArrayList<>();
    types.forEach(type -> amounts.add(Type.STRING.equals(type) ? Type.NUMBER : type));
    return Objects.requireNonNullElse(Types.unify(amounts), Type.ANY);
  }

  private static Function extreme(String name, BinaryOperator better) {
    return function(name)
        .takes("first", Type.ANY)
        .takesMore("more", Type.ANY)
        .returns(
            NumberFunctions::amountType,
            a -> {
              Value best = amount(a.value(0));
              for (Value value : a.from(1)) {
                Value next = amount(value);
                Value wins = result(Operators.binary(better, next, best));
                best = wins.equals(new Value.Bool(true)) ? next : best;
              }
              return best;
            });
  }

  private static Value sum(Arguments arguments) {
    List<Value> elements = arguments.elements(0);
    if (elements.isEmpty()) {
      throw new Refusal("the list is empty");
    }
    Value total = amount(elements.getFirst());
    for (Value element : elements.subList(1, elements.size())) {
      total = result(Operators.binary(BinaryOperator.ADD, total, amount(element)));
    }
    return total;
  }

  /** The value itself if it is an amount of a domain type, else as a number. */
  private static Value amount(Value value) {
    if (value instanceof Value.Null) {
      throw new Refusal("the list must not hold null");
    }
    return Types.isDomain(value.type()) ? value : ConversionFunctions.converted(value, Type.NUMBER);
  }

  private static Value result(Outcome outcome) {
    return switch (outcome) {
      case Outcome.Ok(var value) -> value;
      case Outcome.Failed(var reason) -> throw new Refusal(reason);
    };
  }

  /**
   * {@code range(limit)}, {@code range(start, limit)}, {@code range(start, limit, step)}; the limit
   * is left out.
   */
  private static Value range(Arguments arguments) {
    if (arguments.count() > 3) {
      throw new Refusal("it takes 1 to 3 arguments, not " + arguments.count());
    }
    BigDecimal start = arguments.count() == 1 ? BigDecimal.ZERO : arguments.number(0);
    BigDecimal limit = arguments.number(arguments.count() == 1 ? 0 : 1);
    int direction = limit.compareTo(start) < 0 ? -1 : 1;
    BigDecimal step = arguments.count() == 3 ? arguments.number(2) : BigDecimal.valueOf(direction);
    if (step.signum() == 0 || (step.signum() != direction && limit.compareTo(start) != 0)) {
      throw new Refusal(
          "steps of %s never lead from %s to %s"
              .formatted(Numbers.text(step), Numbers.text(start), Numbers.text(limit)));
    }
    List<Value> numbers = new ArrayList<>();
    for (BigDecimal next = start; next.compareTo(limit) * direction < 0; next = next.add(step)) {
      if (numbers.size() == LONGEST_RANGE) {
        throw new Refusal("the range has more than %d numbers".formatted(LONGEST_RANGE));
      }
      numbers.add(new Value.Number(next));
    }
    return new Value.ListOf(Type.NUMBER, numbers);
  }

  /** Digits are 0-9, a-z and, above base 36, A-Z; up to it, case does not matter. */
  private static Value parse(String text, int base) {
    if (base < 2 || base > 62) {
      throw new Refusal("base must be between 2 and 62, not %d".formatted(base));
    }
    boolean signed = text.startsWith("-") || text.startsWith("+");
    String digits = text.substring(signed ? 1 : 0);
    BigInteger number = BigInteger.ZERO;
    for (int i = 0; i < digits.length(); i++) {
      int digit = digit(digits.charAt(i), base);
      if (digit < 0 || digit >= base) {
        number = null;
        break;
      }
      number = number.multiply(BigInteger.valueOf(base)).add(BigInteger.valueOf(digit));
    }
    if (number == null || digits.isEmpty()) {
      throw new Refusal(
          "%s is no whole number in base %d"
              .formatted(ValueText.brief(new Value.Text(text)), base));
    }
    return new Value.Number(new BigDecimal(text.startsWith("-") ? number.negate() : number));
  }

  private static int digit(char c, int base) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    if (c >= 'a' && c <= 'z') {
      return c - 'a' + 10;
    }
    return c >= 'A' && c <= 'Z' ? c - 'A' + (base > 36 ? 36 : 10) : -1;
  }
}
