package io.ecsctl.compiler.program;

import io.ecsctl.compiler.address.InstanceKey;
import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.value.Value;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of the objects that data blocks name.
 *
 * @param found by the address of the block's instance, attributes in the schema's names and types
 * @param complete nobody will look again before the program is applied: what is missing stays
 *     unknown until then. Otherwise instances whose number depends on it are left out for now
 */
public record Borrowed(Map<ResourceAddress, List<Value.ObjectOf>> found, boolean complete) {
  /** Nobody has looked. */
  public static final Borrowed NOTHING = new Borrowed(Map.of(), false);

  public Borrowed {
    found = Map.copyOf(found);
  }

  static Optional<Value.ObjectOf> element(
      List<Value.ObjectOf> found, boolean all, ResourceAddress address) {
    int index = all && address.key() instanceof InstanceKey.Index(var at) ? at : 0;
    return index < found.size() ? Optional.of(found.get(index)) : Optional.empty();
  }
}
