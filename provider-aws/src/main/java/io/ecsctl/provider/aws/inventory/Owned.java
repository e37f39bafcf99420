package io.ecsctl.provider.aws.inventory;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.planner.provider.StackScope;
import java.util.Optional;

/** An object of the stack's, as the SDK gives it, with its tags and the address they name. */
public record Owned<T>(ResourceAddress address, T object, Tags tags) {

  /**
   * Nothing when the tags are not the stack's, or name no address of {@code kind}: such objects are
   * left alone.
   */
  public static <T> Optional<Owned<T>> of(StackScope scope, String kind, T object, Tags tags) {
    return tags.addressIn(scope)
        .filter(address -> address.kind().equals(kind))
        .map(address -> new Owned<>(address, object, tags));
  }
}
