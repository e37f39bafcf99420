package io.ecsctl.provider.aws.kind;

import io.ecsctl.planner.provider.ProviderException;
import java.util.List;

/**
 * The refusal to take away what others attached to an object of the stack: AWS would delete or
 * disconnect it without a word.
 */
final class UsedByOthers {
  private UsedByOthers() {}

  /**
   * @param operation what is not called
   * @param what {@code Listener arn:…}
   * @param others {@code its rule arn:…, which belongs to stack guest as listener_rule.web}; at
   *     least one
   */
  static ProviderException refusal(String operation, String what, List<String> others) {
    return new ProviderException(
        ProviderException.USED_BY_OTHERS,
        operation,
        "%s is used by others: %s. Nothing of others is changed; it can go when they have let go of it."
            .formatted(what, String.join("; ", others)));
  }
}
