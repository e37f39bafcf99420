package io.ecsctl.provider.aws.kind;

import io.ecsctl.planner.provider.DesiredResource;
import io.ecsctl.planner.provider.ProviderException;
import io.ecsctl.planner.provider.StackScope;
import io.ecsctl.provider.aws.inventory.Tags;

/** Whether an object that AWS says exists already is ours. */
final class Ownership {
  private Ownership() {}

  /**
   * Returns when the object carries the stack's and the address's tags: an earlier attempt made it
   * and its answer was lost, or the tagging API has not heard of it yet.
   *
   * @param what {@code load balancer shop-web}
   * @throws ProviderException {@link ProviderException#NOT_OWNED} otherwise
   */
  static void require(
      StackScope scope, DesiredResource desired, String operation, String what, Tags tags) {
    if (!tags.belongTo(scope, desired.address())) {
      throw new ProviderException(
          ProviderException.NOT_OWNED,
          operation,
          "There is already a "
              + what
              + ", and it belongs to "
              + tags.owner()
              + ". Give "
              + desired.address()
              + " another name, or delete that one first.");
    }
  }
}
