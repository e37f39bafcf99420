package io.ecsctl.planner.provider;

import io.ecsctl.compiler.address.ResourceAddress;
import org.jspecify.annotations.Nullable;

/**
 * An object that was looked up by its id, whoever owns it.
 *
 * @param live in full, under the address that it was asked for
 * @param stack the stack whose marks it carries; empty when it carries none
 * @param address what that stack calls it; null when it carries no marks, or none that can be read
 */
public record FoundObject(LiveResource live, String stack, @Nullable ResourceAddress address) {

  /** Nobody's marks are on it. */
  public boolean isFree() {
    return stack.isEmpty();
  }

  /** It carries that stack's marks. */
  public boolean belongsTo(StackScope scope) {
    return stack.equals(scope.stack());
  }
}
