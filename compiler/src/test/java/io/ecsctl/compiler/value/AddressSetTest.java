package io.ecsctl.compiler.value;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

/** Sets of addresses against sets of bits, on the first 64 addresses. */
class AddressSetTest {
  private static final int SOME = 64;

  private static BitSet bits(List<Integer> edges) {
    BitSet bits = new BitSet();
    for (int i = 0; i + 1 < edges.size(); i += 2) {
      int from = Math.min(edges.get(i), edges.get(i + 1));
      int to = Math.max(edges.get(i), edges.get(i + 1));
      bits.set(from, to + 1);
    }
    return bits;
  }

  private static AddressSet set(List<Integer> edges) {
    List<AddressSet> ranges = new ArrayList<>();
    for (int i = 0; i + 1 < edges.size(); i += 2) {
      ranges.add(
          AddressSet.range(
              32,
              BigInteger.valueOf(Math.min(edges.get(i), edges.get(i + 1))),
              BigInteger.valueOf(Math.max(edges.get(i), edges.get(i + 1)))));
    }
    return AddressSet.union(32, ranges);
  }

  private static BitSet bits(AddressSet set) {
    BitSet bits = new BitSet();
    for (AddressSet.Range range : set.ranges()) {
      bits.set(range.first().intValueExact(), Math.min(SOME, range.last().intValueExact() + 1));
    }
    return bits;
  }

  @Property
  void unionDifferenceIntersectionAndContainmentAreThoseOfTheAddresses(
      @ForAll @Size(max = 8) List<@IntRange(max = 63) Integer> a,
      @ForAll @Size(max = 8) List<@IntRange(max = 63) Integer> b) {
    BitSet union = bits(a);
    union.or(bits(b));
    assertEquals(union, bits(set(a).union(set(b))));
    BitSet rest = bits(a);
    rest.andNot(bits(b));
    assertEquals(rest, bits(set(a).minus(set(b))));
    BitSet both = bits(a);
    both.and(bits(b));
    assertEquals(both, bits(set(a).intersect(set(b))));
    BitSet missing = bits(b);
    missing.andNot(bits(a));
    assertEquals(missing.isEmpty(), set(a).contains(set(b)));
  }

  @Property
  void rangesNeverTouch(
      @ForAll @Size(max = 8) List<@IntRange(max = 63) Integer> a,
      @ForAll @Size(max = 8) List<@IntRange(max = 63) Integer> b) {
    for (AddressSet set :
        List.of(set(a).union(set(b)), set(a).minus(set(b)), set(a).intersect(set(b)))) {
      for (int i = 1; i < set.ranges().size(); i++) {
        BigInteger gap = set.ranges().get(i).first().subtract(set.ranges().get(i - 1).last());
        assertEquals(1, gap.compareTo(BigInteger.ONE), set::toString);
      }
    }
  }

  @Test
  void itIsWrittenAsRanges() {
    assertEquals(
        "10.0.0.4-10.0.0.254, 10.0.2.1",
        AddressSet.of(java.util.Objects.requireNonNull(Cidr.parse("10.0.0.0/24")))
            .minus(AddressSet.range(32, new BigInteger("167772160"), new BigInteger("167772163")))
            .minus(AddressSet.range(32, new BigInteger("167772415"), new BigInteger("167772415")))
            .union(AddressSet.range(32, new BigInteger("167772673"), new BigInteger("167772673")))
            .toString());
  }
}
