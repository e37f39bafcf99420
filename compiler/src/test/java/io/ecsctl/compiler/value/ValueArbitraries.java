package io.ecsctl.compiler.value;

import io.ecsctl.compiler.address.InstanceKey;
import io.ecsctl.compiler.address.ResourceAddress;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/** Random known values of every case, nested up to two deep. */
public final class ValueArbitraries {
  private ValueArbitraries() {}

  public static Arbitrary<Value> values() {
    return nested(2);
  }

  /**
   * As literals give them: scalars, tuples and objects, so that every type says all there is to
   * say.
   */
  public static Arbitrary<Value> literals() {
    Arbitrary<List<Value>> elements = scalars().list().ofMaxSize(3);
    Arbitrary<TreeMap<String, Value>> entries =
        Arbitraries.maps(Arbitraries.of("a", "b"), scalars()).map(TreeMap::new);
    Arbitrary<Value> flat =
        Arbitraries.oneOf(
            List.of(scalars(), elements.map(Value.Tuple::new), entries.map(Value.ObjectOf::new)));
    return Arbitraries.oneOf(flat, flat.list().ofMaxSize(3).map(Value.Tuple::new));
  }

  public static Arbitrary<BigDecimal> decimals() {
    return Arbitraries.bigDecimals()
        .between(new BigDecimal("-1000000000000"), new BigDecimal("1000000000000"))
        .ofScale(6);
  }

  public static Arbitrary<Cidr> cidrs() {
    Arbitrary<Cidr> v4 =
        Combinators.combine(
                Arbitraries.bigIntegers()
                    .between(
                        BigInteger.ZERO, BigInteger.ONE.shiftLeft(32).subtract(BigInteger.ONE)),
                Arbitraries.integers().between(0, 32))
            .as((address, prefix) -> new Cidr(address, prefix, 32));
    Arbitrary<Cidr> v6 =
        Combinators.combine(
                Arbitraries.bigIntegers()
                    .between(
                        BigInteger.ZERO, BigInteger.ONE.shiftLeft(128).subtract(BigInteger.ONE)),
                Arbitraries.integers().between(0, 128))
            .as((address, prefix) -> new Cidr(address, prefix, 128));
    return Arbitraries.oneOf(v4, v6);
  }

  public static Arbitrary<Value> scalars() {
    return Arbitraries.oneOf(
        List.of(
            Arbitraries.just(Value.NULL),
            Arbitraries.of(true, false).map(Value.Bool::new),
            decimals().map(Value.Number::new),
            Arbitraries.strings().ofMaxLength(12).map(Value.Text::new),
            cidrs().map(Value.CidrBlock::new),
            ports().map(Value.Port::new),
            Arbitraries.longs().greaterOrEqual(0).map(Value.Size::new),
            Arbitraries.longs().between(0, 1 << 20).map(Value.Cpu::new),
            Arbitraries.longs().greaterOrEqual(0).map(Value.Duration::new),
            Arbitraries.strings()
                .withChars("ab\"\\.[]")
                .ofMaxLength(4)
                .map(key ->
                    new Value.Reference(
                        ResourceAddress.of("vpc", "main").withKey(new InstanceKey.Text(key))))));
  }

  public static Arbitrary<PortRange> ports() {
    return Combinators.combine(
            Arbitraries.integers().between(0, 65_535),
            Arbitraries.integers().between(0, 65_535),
            Arbitraries.of("", "tcp", "udp"))
        .as((a, b, protocol) -> new PortRange(Math.min(a, b), Math.max(a, b), protocol));
  }

  private static Arbitrary<Value> nested(int depth) {
    if (depth == 0) {
      return scalars();
    }
    Arbitrary<List<Value>> elements = nested(depth - 1).list().ofMaxSize(3);
    Arbitrary<TreeMap<String, Value>> entries =
        Arbitraries.maps(Arbitraries.strings().withChars("ab$ é").ofMaxLength(3), nested(depth - 1))
            .ofMaxSize(3)
            .map(TreeMap::new);
    return Arbitraries.oneOf(
        List.of(
            scalars(),
            elements.map(Value.Tuple::new),
            elements.map(list -> new Value.ListOf(Type.ANY, list)),
            elements.map(list -> new Value.SetOf(Type.ANY, list)),
            entries.map(Value.ObjectOf::new),
            entries.map(map -> new Value.MapOf(Type.ANY, map))));
  }
}
