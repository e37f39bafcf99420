package io.ecsctl.planner.provider;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.schema.KindSchema;
import io.ecsctl.compiler.value.Value;
import java.util.Set;

/**
 * A resource as it shall become, with nothing left unknown.
 *
 * @param attributes references replaced by the ARN, id or name that AWS wants; sensitivity marks
 *     removed; {@code tags} includes the stack's tags but not the ownership tags, which the
 *     provider adds
 * @param contentHash for immutable revisions what the provider stores in the revision's tags, else
 *     empty
 * @param token the same for every attempt to make this one object, and for no other: for client
 *     tokens
 * @param later separate attributes that another step of the same plan sets, once the object is
 *     there; of a creation only
 */
public record DesiredResource(
    ResourceAddress address,
    KindSchema schema,
    Value.ObjectOf attributes,
    String contentHash,
    String token,
    Set<String> later) {

  public DesiredResource {
    later = Set.copyOf(later);
  }

  /** What no other step adds to. */
  public DesiredResource(
      ResourceAddress address,
      KindSchema schema,
      Value.ObjectOf attributes,
      String contentHash,
      String token) {
    this(address, schema, attributes, contentHash, token, Set.of());
  }
}
