package io.ecsctl.compiler.model;

import io.ecsctl.compiler.program.Resource;
import io.ecsctl.compiler.value.Cidr;
import org.jspecify.annotations.Nullable;

/** A {@code subnet}. */
public record Subnet(Resource resource) implements Element {
  /** AWS keeps the first four addresses and the last one of every subnet. */
  public static final int RESERVED_ADDRESSES = 5;

  public @Nullable Cidr cidr() {
    return Fields.cidr(body(), "cidr");
  }

  /** Whether it has addresses of IPv6, as far as it says. */
  public boolean hasIpv6() {
    return body().has("ipv6_cidr_block") || body().has("ipv6_netmask_length");
  }

  /** Whether it has addresses of IPv6 only; false when not known. */
  public boolean isIpv6Only() {
    return Boolean.TRUE.equals(Fields.bool(body(), "ipv6_native"));
  }

  /** Its block of a family; null when it has none, or it is not known. */
  public @Nullable Cidr block(int bits) {
    if (bits == 32) {
      return cidr();
    }
    Cidr cidr = Fields.cidr(body(), "ipv6_cidr_block");
    String text = cidr == null ? body().text("ipv6_cidr_block") : null;
    return text == null ? cidr : Cidr.parse(text);
  }

  public @Nullable String zone() {
    return body().text("availability_zone");
  }

  /** How many addresses tasks and load balancers may take; null when its block is not known. */
  public @Nullable Long usableAddresses() {
    Cidr cidr = cidr();
    return cidr == null ? null : (Long) Math.max(0, cidr.size().longValue() - RESERVED_ADDRESSES);
  }
}
