package io.ecsctl.compiler.function;

import static io.ecsctl.compiler.function.Definition.function;

import io.ecsctl.compiler.value.Cidr;
import io.ecsctl.compiler.value.IpAddress;
import io.ecsctl.compiler.value.Numbers;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Value;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Address arithmetic. Blocks may be given as texts; results are blocks, which convert to texts. A
 * block with host bits is refused, where Terraform clears them silently.
 */
final class CidrFunctions {
  static final List<String> NAMES =
      List.of(
          "cidrcontains", "cidrhost", "cidrnetmask", "cidroverlaps", "cidrsubnet", "cidrsubnets");

  private CidrFunctions() {}

  static @Nullable Function find(String name) {
    return switch (name) {
      case "cidrcontains" ->
          function(name)
              .takes("outer", Type.CIDR)
              .takes("inner", Type.STRING)
              .returns(Type.BOOL, CidrFunctions::contains);
      case "cidroverlaps" ->
          function(name)
              .takes("one", Type.CIDR)
              .takes("other", Type.CIDR)
              .returns(Type.BOOL, a -> new Value.Bool(a.cidr(0).overlaps(a.cidr(1))));
      case "cidrhost" ->
          function(name)
              .takes("prefix", Type.CIDR)
              .takes("hostnum", Type.NUMBER)
              .returns(Type.STRING, a -> host(a.cidr(0), whole(a, 1)));
      case "cidrnetmask" ->
          function(name).takes("prefix", Type.CIDR).returns(Type.STRING, a -> netmask(a.cidr(0)));
      case "cidrsubnet" ->
          function(name)
              .takes("prefix", Type.CIDR)
              .takes("newbits", Type.NUMBER)
              .takes("netnum", Type.NUMBER)
              .returns(
                  Type.CIDR,
                  a -> new Value.CidrBlock(subnet(a.cidr(0), a.integer(1), whole(a, 2))));
      case "cidrsubnets" ->
          function(name)
              .takes("prefix", Type.CIDR)
              .takesMore("newbits", Type.NUMBER)
              .returns(new Type.ListType(Type.CIDR), CidrFunctions::subnets);
      default -> null;
    };
  }

  private static BigInteger whole(Arguments arguments, int index) {
    BigDecimal number = arguments.number(index);
    if (number.stripTrailingZeros().scale() > 0) {
      throw new Refusal("%s is not a whole number".formatted(Numbers.text(number)));
    }
    return number.toBigInteger();
  }

  /** The inner one may be a block or a single address. */
  private static Value contains(Arguments arguments) {
    Cidr outer = arguments.cidr(0);
    String text = arguments.text(1);
    Cidr inner = Cidr.parse(text);
    if (inner == null) {
      inner = Cidr.parse(text + (text.indexOf(':') >= 0 ? "/128" : "/32"));
    }
    if (inner == null) {
      throw new Refusal("\"%s\" is neither a CIDR block nor an address".formatted(text));
    }
    return new Value.Bool(outer.contains(inner));
  }

  private static Cidr subnet(Cidr prefix, int newBits, BigInteger number) {
    int length = extended(prefix, newBits, prefix.prefix());
    if (number.signum() < 0 || number.bitLength() > newBits) {
      throw new Refusal(
          "%s has %s subnets of length /%d, numbered from 0, so none has number %s"
              .formatted(prefix, BigInteger.ONE.shiftLeft(newBits), length, number));
    }
    BigInteger offset = number.shiftLeft(prefix.bits() - length);
    return new Cidr(prefix.address().add(offset), length, prefix.bits());
  }

  private static int extended(Cidr prefix, int newBits, int from) {
    if (newBits < 0 || newBits > prefix.bits() - from) {
      throw new Refusal(
          "a /%d cannot be extended by %d bits: an address has %d"
              .formatted(from, newBits, prefix.bits()));
    }
    return from + newBits;
  }

  /**
   * Each next block at the first place behind the one before where a block of its size may begin.
   */
  private static Value subnets(Arguments arguments) {
    Cidr prefix = arguments.cidr(0);
    BigInteger next = prefix.first();
    List<Value> found = new ArrayList<>();
    for (int i = 1; i < arguments.count(); i++) {
      int newBits = arguments.integer(i);
      if (newBits < 1) {
        throw new Refusal("newbits must be at least 1, not %d".formatted(newBits));
      }
      int length = extended(prefix, newBits, prefix.prefix());
      BigInteger size = BigInteger.ONE.shiftLeft(prefix.bits() - length);
      BigInteger start = next.add(size).subtract(BigInteger.ONE).divide(size).multiply(size);
      next = start.add(size);
      if (next.subtract(BigInteger.ONE).compareTo(prefix.last()) > 0) {
        throw new Refusal(
            "%s has no room left for the /%d that is subnet %d".formatted(prefix, length, i));
      }
      found.add(new Value.CidrBlock(new Cidr(start, length, prefix.bits())));
    }
    return new Value.ListOf(Type.CIDR, found);
  }

  /** A negative number counts from the end: -1 is the last address. */
  private static Value host(Cidr prefix, BigInteger number) {
    BigInteger index = number.signum() < 0 ? prefix.size().add(number) : number;
    if (index.signum() < 0 || index.compareTo(prefix.size()) >= 0) {
      throw new Refusal(
          "%s has %s addresses, so none has number %s".formatted(prefix, prefix.size(), number));
    }
    return new Value.Text(IpAddress.format(prefix.first().add(index), prefix.bits()));
  }

  private static Value netmask(Cidr prefix) {
    if (prefix.bits() != 32) {
      throw new Refusal("%s is IPv6, which has no netmasks".formatted(prefix));
    }
    BigInteger ones = BigInteger.ONE.shiftLeft(prefix.prefix()).subtract(BigInteger.ONE);
    return new Value.Text(IpAddress.format(ones.shiftLeft(32 - prefix.prefix()), 32));
  }
}
