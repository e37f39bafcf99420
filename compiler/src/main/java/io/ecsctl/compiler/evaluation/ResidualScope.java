package io.ecsctl.compiler.evaluation;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.value.Value;
import org.jspecify.annotations.Nullable;

/** What residual expressions read once more is known. */
public interface ResidualScope {
  /**
   * All attributes of the live object as an object; {@link Value#NULL} or an unknown while it does
   * not exist.
   */
  Value attributes(ResourceAddress address);

  /** Whether the address is that of a data block which names everything that matches. */
  default boolean isSeveral(ResourceAddress address) {
    return false;
  }

  /** How many objects such a block names; null while nobody has looked. */
  default @Nullable Integer count(ResourceAddress several) {
    return null;
  }

  /** The value of a variable; {@link Value#NULL} when there is none. */
  Value variable(String name);
}
