package io.ecsctl.compiler.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ecsctl.compiler.syntax.ast.BinaryOperator;
import io.ecsctl.compiler.syntax.ast.UnaryOperator;
import java.math.BigDecimal;
import java.util.Objects;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class OperatorsTest {
  @Provide
  Arbitrary<BigDecimal> decimals() {
    return ValueArbitraries.decimals();
  }

  @Provide
  Arbitrary<Value> values() {
    return ValueArbitraries.values();
  }

  private static Value apply(BinaryOperator operator, Value left, Value right) {
    return assertInstanceOf(Outcome.Ok.class, Operators.binary(operator, left, right)).value();
  }

  @Property
  void sumsAndProductsAreExact(@ForAll("decimals") BigDecimal a, @ForAll("decimals") BigDecimal b) {
    Value x = new Value.Number(a);
    Value y = new Value.Number(b);
    assertEquals(x, apply(BinaryOperator.SUBTRACT, apply(BinaryOperator.ADD, x, y), y));
    if (b.signum() != 0) {
      assertEquals(x, apply(BinaryOperator.DIVIDE, apply(BinaryOperator.MULTIPLY, x, y), y));
    }
  }

  @Property
  void theRemainderIsWhatDivisionLeaves(
      @ForAll @LongRange(min = -10_000, max = 10_000) long a,
      @ForAll @LongRange(min = 1, max = 100) long b) {
    assertEquals(
        Value.Number.of(a % b),
        apply(BinaryOperator.MODULO, Value.Number.of(a), Value.Number.of(b)));
  }

  @Property
  void amountsScaleBackAndForth(
      @ForAll @LongRange(min = 0, max = 1L << 40) long bytes,
      @ForAll @LongRange(min = 1, max = 1_000) long factor) {
    Value size = new Value.Size(bytes);
    Value number = Value.Number.of(factor);
    Value larger = apply(BinaryOperator.MULTIPLY, size, number);
    assertEquals(larger, apply(BinaryOperator.MULTIPLY, number, size));
    assertEquals(size, apply(BinaryOperator.DIVIDE, larger, number));
    if (bytes > 0) {
      assertEquals(number, apply(BinaryOperator.DIVIDE, larger, size));
    }
  }

  @Property
  void equalityHoldsForTheSameAndIsSymmetric(@ForAll("values") Value a, @ForAll("values") Value b) {
    assertTrue(Operators.equal(a, a));
    assertEquals(Operators.equal(a, b), Operators.equal(b, a));
  }

  /**
   * Whatever the operands, there is an outcome; and where there is a result, the checker had
   * foreseen its type.
   */
  @Property(tries = 2000)
  void typesForeseeResults(
      @ForAll BinaryOperator operator, @ForAll("values") Value a, @ForAll("values") Value b) {
    if (Operators.binary(operator, a, b) instanceof Outcome.Ok(var result)) {
      Type foreseen = Operators.resultType(operator, a.type(), b.type());
      assertNotNull(foreseen);
      assertTrue(Types.assignable(result.type(), Objects.requireNonNull(foreseen)));
    }
  }

  @Property
  void unaryTypesForeseeResults(@ForAll UnaryOperator operator, @ForAll("values") Value value) {
    if (Operators.unary(operator, value) instanceof Outcome.Ok(var result)) {
      assertEquals(result.type(), Operators.resultType(operator, value.type()));
    }
  }

  @Test
  void numbersBeyondReasonFailFast() {
    Value huge = new Value.Number(new BigDecimal("1e999999999"));
    assertEquals(
        Outcome.failed("the numbers are too large"),
        Operators.binary(BinaryOperator.ADD, huge, Value.Number.of(1)));
    assertEquals("1E+999999999", Numbers.text(new BigDecimal("1e999999999")));
  }
}
