package io.ecsctl.compiler.model;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.program.Block;
import io.ecsctl.compiler.value.Cidr;
import org.jspecify.annotations.Nullable;

/** A {@code route} of a route table. */
public record Route(Block block) {
  /** Null for a prefix list, and when not known. IPv6 blocks may be written as text. */
  public @Nullable Cidr to() {
    Cidr cidr = Fields.cidr(block, "to");
    String text = cidr == null ? block.text("to") : null;
    return text == null ? cidr : Cidr.parse(text);
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
