package io.ecsctl.planner.provider;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.value.Value;
import java.util.Set;

/**
 * An object in the account that belongs to the stack.
 *
 * @param address from its ownership tag, or from its parent's
 * @param id what its kind's identity attribute holds: an ARN or an id
 * @param attributes in the schema's names and types, computed ones included; what points at another
 *     object holds that object's ARN, id or name as text, as AWS reports it. Attributes that the
 *     backend does not report are absent
 * @param contentHash for an immutable revision the hash it was registered with, else empty
 * @param detailed false when only identity and computed attributes were read, because {@code
 *     contentHash} may make the rest unnecessary
 * @param unreported attributes that this backend cannot answer for, so that their absence is no
 *     difference: schema names joined by dots, without keys ({@code
 *     deployment_configuration.strategy}); a name stands for everything below it
 * @param fault why it has to be applied again though its attributes may be the program's: {@code
 *     its last deployment failed: tasks failed to start}; empty when nothing is wrong with it
 */
public record LiveResource(
    ResourceAddress address,
    String id,
    Value.ObjectOf attributes,
    String contentHash,
    boolean detailed,
    Set<String> unreported,
    String fault) {

  public LiveResource {
    unreported = Set.copyOf(unreported);
  }

  /** An object of which everything there is was reported. */
  public LiveResource(
      ResourceAddress address,
      String id,
      Value.ObjectOf attributes,
      String contentHash,
      boolean detailed) {
    this(address, id, attributes, contentHash, detailed, Set.of());
  }

  /** An object that nothing is wrong with. */
  public LiveResource(
      ResourceAddress address,
      String id,
      Value.ObjectOf attributes,
      String contentHash,
      boolean detailed,
      Set<String> unreported) {
    this(address, id, attributes, contentHash, detailed, unreported, "");
  }

  /** The same object, called by another address. */
  public LiveResource at(ResourceAddress other) {
    return new LiveResource(other, id, attributes, contentHash, detailed, unreported, fault);
  }

  /** The same object with other attributes. */
  public LiveResource with(Value.ObjectOf others) {
    return new LiveResource(address, id, others, contentHash, detailed, unreported, fault);
  }

  /** The text of an attribute; empty when absent or no text. */
  public String text(String attribute) {
    return attributes.get(attribute) instanceof Value.Text(var text) ? text : "";
  }
}
