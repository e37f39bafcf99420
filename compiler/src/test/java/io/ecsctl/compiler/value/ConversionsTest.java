package io.ecsctl.compiler.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.compiler.syntax.ast.Expression;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ConversionsTest {
  private static final Expression HERE =
      new Expression.Variable(new SourceFile("test", "x").span(0, 1), "x");
  private static final long MIB = 1L << 20;

  @Provide
  Arbitrary<Value> values() {
    return ValueArbitraries.values();
  }

  @Provide
  Arbitrary<Value> literals() {
    return ValueArbitraries.literals();
  }

  @Provide
  Arbitrary<Value> scalars() {
    return ValueArbitraries.scalars();
  }

  @Provide
  Arbitrary<BigDecimal> decimals() {
    return ValueArbitraries.decimals();
  }

  private static Value text(String text) {
    return new Value.Text(text);
  }

  private static void converts(Value from, Type to, Value wanted) {
    assertEquals(Outcome.ok(wanted), Conversions.convert(from, to));
  }

  private static void fails(Value from, Type to, String reason) {
    assertEquals(Outcome.failed(reason), Conversions.convert(from, to));
  }

  @Property
  void everyValueIsOfItsOwnType(@ForAll("values") Value value) {
    assertEquals(Outcome.ok(value), Conversions.convert(value, value.type()));
  }

  @Property
  void numbersAreReadBackFromTheirText(@ForAll("decimals") BigDecimal number) {
    Value value = new Value.Number(number);
    assertEquals(
        Outcome.ok(value),
        Conversions.convert(value, Type.STRING).then(t -> Conversions.convert(t, Type.NUMBER)));
  }

  /**
   * What the checker may say before values are known must never contradict what happens when they
   * are.
   */
  @Property
  void whatConvertsWasAssignable(@ForAll("values") Value value, @ForAll("values") Value model) {
    if (Conversions.convert(value, model.type()) instanceof Outcome.Ok) {
      assertTrue(Types.assignable(value.type(), model.type()));
    }
  }

  /** A type that two values have in common takes both. */
  @Property
  void bothConvertToTheUnifiedType(@ForAll("literals") Value a, @ForAll("literals") Value b) {
    Type unified = Types.unify(List.of(a.type(), b.type()));
    assertEquals(unified, Types.unify(List.of(b.type(), a.type())));
    if (unified != null) {
      assertInstanceOf(Outcome.Ok.class, Conversions.convert(a, unified), a + " to " + unified);
      assertInstanceOf(Outcome.Ok.class, Conversions.convert(b, unified), b + " to " + unified);
    }
  }

  @Property
  void aSensitiveValueIsNeverNamed(@ForAll("scalars") Value value, @ForAll("values") Value model) {
    Value secret = new Value.Sensitive(value, HERE);
    switch (Conversions.convert(secret, model.type())) {
      case Outcome.Ok(var converted) ->
          assertTrue(converted instanceof Value.Sensitive || model instanceof Value.Null);
      case Outcome.Failed(var reason) -> assertTrue(reason.startsWith("the sensitive value"));
    }
  }

  @Test
  void bareNumbersTakeTheUnitOfTheAttribute() {
    assertEquals(
        Outcome.ok(new Value.Size(512 * MIB)),
        Conversions.convert(Value.Number.of(512), Type.SIZE, MIB));
    assertEquals(
        Outcome.ok(new Value.Size(512 * MIB)), Conversions.convert(text("512"), Type.SIZE, MIB));
    assertEquals(
        Outcome.ok(new Value.Size(512 * MIB)), Conversions.convert(text("0.5GiB"), Type.SIZE, MIB));
    assertEquals(
        Outcome.ok(new Value.Duration(14 * 86_400)),
        Conversions.convert(Value.Number.of(14), Type.DURATION, 86_400));
    converts(Value.Number.of(256), Type.CPU, new Value.Cpu(256));
  }

  @Test
  void withoutAnyTheyAreRefused() {
    fails(
        Value.Number.of(512),
        Type.SIZE,
        "512 has no unit, so it is not a size (write it like 512MiB)");
    fails(
        text("30"),
        Type.DURATION,
        "\"30\" has no unit, so it is not a duration (write it like 30s)");
  }

  @Test
  void amountsAreNeverNegative() {
    assertEquals(
        Outcome.failed("-1 is not a size"),
        Conversions.convert(Value.Number.of(-1), Type.SIZE, MIB));
    fails(Value.Number.of(-1), Type.CPU, "-1 is not a CPU amount");
    fails(Value.Number.of(-1), Type.PORT, "-1 is not a port");
  }

  @Test
  void objectsFollowTheirType() {
    Type type =
        new Type.ObjectType(new TreeMap<>(Map.of("a", Type.STRING, "b", Type.NUMBER)), Set.of("b"));
    converts(
        Value.ObjectOf.of(Map.of("a", Value.Number.of(1), "other", Value.NULL)),
        type,
        Value.ObjectOf.of(Map.of("a", text("1"), "b", Value.NULL)));
    fails(Value.ObjectOf.EMPTY, type, "attribute \"a\" is required");
    fails(
        Value.ObjectOf.of(Map.of("a", text("x"), "b", text("y"))),
        type,
        "attribute \"b\": \"y\" is not a number");
  }

  @Test
  void failuresSayWhere() {
    fails(
        new Value.Tuple(List.of(Value.Number.of(1), text("x"))),
        new Type.ListType(Type.NUMBER),
        "element 1: \"x\" is not a number");
    fails(
        Value.ObjectOf.of(Map.of("a b", Value.ObjectOf.EMPTY)),
        new Type.MapType(Type.STRING),
        "key \"a b\": {} is not a string");
  }

  @Test
  void anUnknownTakesTheTypeAndKeepsWhatIsKnown() {
    Value.Unknown unknown = new Value.Unknown(Type.ANY, new Knowledge(true, "http://"), HERE);
    converts(
        unknown, Type.STRING, new Value.Unknown(Type.STRING, new Knowledge(true, "http://"), HERE));
    fails(
        new Value.Unknown(new Type.ListType(Type.STRING), Knowledge.NOTHING, HERE),
        Type.NUMBER,
        "a list(string) is not a number");
  }

  @Test
  void referencesKeepTheirKind() {
    assertFalse(Types.assignable(new Type.ReferenceType("vpc"), new Type.ReferenceType("subnet")));
    assertNotEquals(
        Type.ANY,
        Types.unify(List.of(new Type.ReferenceType("vpc"), new Type.ReferenceType("vpc"))));
    assertEquals(Type.ANY, Types.unify(List.of(new Type.ReferenceType("vpc"), Type.STRING)));
  }
}
