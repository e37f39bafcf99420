package io.ecsctl.compiler.model;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.value.Cidr;
import org.jspecify.annotations.Nullable;

/** A {@code route} of a route table. */
public record Route(Block block) {
  public @Nullable Cidr to() {
    return Fields.cidr(block, "to");
  }

  public @Nullable ResourceAddress via() {
    return Fields.reference(block, "via");
  }

  /** Whether it takes all of IPv4. */
  public boolean isDefault() {
    Cidr to = to();
    return to != null && to.bits() == 32 && to.prefix() == 0;
  }
}
