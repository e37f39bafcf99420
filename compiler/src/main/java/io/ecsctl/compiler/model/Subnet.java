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

  public @Nullable String zone() {
    return body().text("availability_zone");
  }

  /** How many addresses tasks and load balancers may take; null when its block is not known. */
  public @Nullable Long usableAddresses() {
    Cidr cidr = cidr();
    return cidr == null ? null : (Long) Math.max(0, cidr.size().longValue() - RESERVED_ADDRESSES);
  }
}
