package io.ecsctl.compiler.value;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import java.math.BigInteger;
import java.util.Objects;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CidrTest {
  @Provide
  Arbitrary<Cidr> cidrs() {
    return ValueArbitraries.cidrs();
  }

  @Property
  void textIsReadBack(@ForAll("cidrs") Cidr cidr) {
    assertEquals(cidr, Cidr.parse(cidr.toString()));
  }

  @Property
  void theCanonicalBlockHoldsTheSameAddresses(@ForAll("cidrs") Cidr cidr) {
    Cidr canonical = cidr.canonical();
    assertEquals(canonical, canonical.canonical());
    assertEquals(cidr.first(), canonical.first());
    assertEquals(cidr.last(), canonical.last());
    assertEquals(cidr.size(), cidr.last().subtract(cidr.first()).add(BigInteger.ONE));
  }

  /** Against counting addresses one by one, on blocks within a /24. */
  @Property
  void containmentAndOverlapAreThoseOfTheAddresses(
      @ForAll @IntRange(max = 255) int a,
      @ForAll @IntRange(min = 24, max = 32) int aPrefix,
      @ForAll @IntRange(max = 255) int b,
      @ForAll @IntRange(min = 24, max = 32) int bPrefix) {
    Cidr one = new Cidr(BigInteger.valueOf(a), aPrefix, 32);
    Cidr other = new Cidr(BigInteger.valueOf(b), bPrefix, 32);
    boolean shared = false;
    boolean all = true;
    for (long i = 0; i < 256; i++) {
      BigInteger address = BigInteger.valueOf(i);
      boolean inOne = holds(one, address);
      boolean inOther = holds(other, address);
      shared |= inOne && inOther;
      all &= inOne || !inOther;
    }
    assertEquals(all, one.contains(other));
    assertEquals(shared, one.overlaps(other));
  }

  private static boolean holds(Cidr cidr, BigInteger address) {
    return new Cidr(address, cidr.prefix(), 32).canonical().equals(cidr.canonical());
  }

  @Property
  void familiesNeverMeet(@ForAll("cidrs") Cidr a, @ForAll("cidrs") Cidr b) {
    if (a.bits() != b.bits()) {
      assertEquals(false, a.overlaps(b));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "10.0.0.0",
        "10.0.0.0/33",
        "10.0.0/8",
        "10.0.0.256/8",
        "010.0.0.0/8",
        "10.0.0.0/-1",
        "10.0.0.0/",
        "/8",
        "::/129",
        "1::2::3/64",
        ":::/0",
        "12345::/16",
        "1:2:3:4:5:6:7:8:9/64",
        "1:2:3:4:5:6:7/64",
        "::1.2.3.256/128",
        "g::/16",
        "10.0.0.0 /8",
        ""
      })
  void whatIsNoBlock(String text) {
    assertNull(Cidr.parse(text));
  }

  @ParameterizedTest
  @CsvSource({
    "2001:0DB8:0:0:0:0:0:1/64, 2001:db8::1/64",
    "::/0, ::/0",
    "::1/128, ::1/128",
    "1:0:0:2:0:0:0:3/64, 1:0:0:2::3/64",
    "2001:db8:0:1:1:1:1:1/64, 2001:db8:0:1:1:1:1:1/64",
    "1::/16, 1::/16",
    "::ffff:1.2.3.4/128, ::ffff:102:304/128"
  })
  void addressesOfSixteenBytesAreWrittenAsRfc5952Says(String text, String canonical) {
    assertEquals(canonical, Objects.requireNonNull(Cidr.parse(text)).toString());
  }
}
