package io.ecsctl.compiler.value;

import java.math.BigInteger;
import org.jspecify.annotations.Nullable;

/**
 * An address block, IPv4 or IPv6, exact.
 *
 * @param address as written, host bits included; see {@link #canonical}
 * @param prefix number of network bits
 * @param bits 32 or 128
 */
public record Cidr(BigInteger address, int prefix, int bits) implements Comparable<Cidr> {
  public Cidr {
    if ((bits != 32 && bits != 128)
        || prefix < 0
        || prefix > bits
        || address.signum() < 0
        || address.bitLength() > bits) {
      throw new IllegalArgumentException("bad CIDR " + address + "/" + prefix + " of " + bits);
    }
  }

  /** {@code 10.0.0.0/16} or {@code 2001:db8::/32}; null when {@code text} is none. */
  public static @Nullable Cidr parse(String text) {
    int slash = text.indexOf('/');
    if (slash < 0 || !text.substring(slash + 1).matches("[0-9]{1,3}")) {
      return null;
    }
    String host = text.substring(0, slash);
    BigInteger address = IpAddress.parse(host);
    int bits = host.indexOf(':') >= 0 ? 128 : 32;
    int prefix = Integer.parseInt(text.substring(slash + 1));
    return address == null || prefix > bits ? null : new Cidr(address, prefix, bits);
  }

  /** The same block with the host bits cleared. */
  public Cidr canonical() {
    return new Cidr(address.shiftRight(bits - prefix).shiftLeft(bits - prefix), prefix, bits);
  }

  public boolean isCanonical() {
    return canonical().address.equals(address);
  }

  public BigInteger first() {
    return canonical().address;
  }

  public BigInteger last() {
    return first().add(size()).subtract(BigInteger.ONE);
  }

  /** Number of addresses. */
  public BigInteger size() {
    return BigInteger.ONE.shiftLeft(bits - prefix);
  }

  public boolean contains(Cidr other) {
    return bits == other.bits
        && first().compareTo(other.first()) <= 0
        && last().compareTo(other.last()) >= 0;
  }

  /** Two blocks overlap exactly when one contains the other. */
  public boolean overlaps(Cidr other) {
    return contains(other) || other.contains(this);
  }

  @Override
  public int compareTo(Cidr other) {
    int byBits = Integer.compare(bits, other.bits);
    int byAddress = byBits != 0 ? byBits : address.compareTo(other.address);
    return byAddress != 0 ? byAddress : Integer.compare(prefix, other.prefix);
  }

  @Override
  public String toString() {
    return IpAddress.format(address, bits) + "/" + prefix;
  }
}
