package io.ecsctl.compiler.evaluation;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.value.Value;

/** What residual expressions read once more is known. */
public interface ResidualScope {
  /**
   * All attributes of the live object as an object; {@link Value#NULL} or an unknown while it does
   * not exist.
   */
  Value attributes(ResourceAddress address);

  /** The value of a variable; {@link Value#NULL} when there is none. */
  Value variable(String name);
}
