package io.ecsctl.compiler.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.compiler.syntax.ast.Expression;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

class ValueOrderTest {
  private static final SourceFile FILE = new SourceFile("test", "ab");

  @Provide
  Arbitrary<Value> values() {
    Arbitrary<Expression> origins =
        Arbitraries.of("a", "b").map(name -> new Expression.Variable(FILE.span(0, 1), name));
    return Arbitraries.oneOf(
        List.of(
            ValueArbitraries.values(),
            origins.map(o -> new Value.Unknown(Type.STRING, Knowledge.NOTHING, o)),
            origins.map(o -> new Value.Sensitive(new Value.Text("x"), o))));
  }

  private static int order(Value a, Value b) {
    return Integer.signum(ValueOrder.INSTANCE.compare(a, b));
  }

  @Property(tries = 3000)
  void itIsTotal(@ForAll("values") Value a, @ForAll("values") Value b, @ForAll("values") Value c) {
    assertEquals(order(a, b), -order(b, a));
    assertEquals(a.equals(b), order(a, b) == 0, () -> a + " and " + b);
    if (order(a, b) <= 0 && order(b, c) <= 0) {
      assertTrue(order(a, c) <= 0);
    }
  }
}
