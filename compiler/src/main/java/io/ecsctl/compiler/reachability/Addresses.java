package io.ecsctl.compiler.reachability;

import io.ecsctl.compiler.value.AddressSet;
import io.ecsctl.compiler.value.Cidr;
import java.math.BigInteger;
import java.util.Objects;
import java.util.stream.Stream;

/** Which addresses what may have. */
final class Addresses {
  /** AWS keeps the first four addresses of a subnet. Source: Amazon VPC User Guide, sizing. */
  private static final BigInteger KEPT = BigInteger.valueOf(4);

  /** Source: IANA, IPv4 special-purpose address registry. */
  private static final AddressSet PUBLIC_V4 =
      AddressSet.all(32)
          .minus(
              union(
                  32,
                  "0.0.0.0/8",
                  "10.0.0.0/8",
                  "100.64.0.0/10",
                  "127.0.0.0/8",
                  "169.254.0.0/16",
                  "172.16.0.0/12",
                  "192.168.0.0/16",
                  "224.0.0.0/3"));

  /** Global unicast. Source: RFC 4291. */
  private static final AddressSet PUBLIC_V6 = union(128, "2000::/3");

  private Addresses() {}

  /** What can be an address on the internet. */
  static AddressSet ofInternet(int bits) {
    return bits == 32 ? PUBLIC_V4 : PUBLIC_V6;
  }

  /** What AWS gives out of a subnet's block. */
  static AddressSet usable(Cidr block) {
    BigInteger first = block.first().add(KEPT);
    BigInteger last = block.last().subtract(BigInteger.ONE);
    return first.compareTo(last) > 0
        ? AddressSet.none(block.bits())
        : AddressSet.range(block.bits(), first, last);
  }

  private static AddressSet union(int bits, String... blocks) {
    return AddressSet.union(
        bits,
        Stream.of(blocks)
            .map(Cidr::parse)
            .map(Objects::requireNonNull)
            .map(AddressSet::of)
            .toList());
  }
}
