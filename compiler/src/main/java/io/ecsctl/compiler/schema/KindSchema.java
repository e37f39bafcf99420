package io.ecsctl.compiler.schema;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One resource kind.
 *
 * @param kind {@code target_group}
 * @param service the AWS service in the reader's words: {@code ECS}, {@code EC2}
 * @param api what the attributes were derived from: {@code ecs:CreateService}
 * @param doc one sentence
 * @param body what a block of this kind may say
 * @param computed what AWS adds and other blocks may read; sorted by name
 * @param identity the computed attribute that names the object to AWS for good: {@code arn} or
 *     {@code id}
 * @param name how the object gets its name; null for kinds that have none
 * @param ownership how an object is known to belong to a stack
 * @param replacement the order in which a replacement is made
 * @param revisioned a change makes a new immutable revision, and old ones stay until the block is
 *     removed
 */
public record KindSchema(
    String kind,
    String service,
    String api,
    String doc,
    BlockSchema body,
    List<ComputedAttribute> computed,
    String identity,
    @Nullable NameRule name,
    Ownership ownership,
    Replacement replacement,
    boolean revisioned) {

  /**
   * The object carries the stack's tags, or is found through the object that its {@code PARENT}
   * attribute points at.
   */
  public enum Ownership {
    TAGS,
    PARENT
  }

  /**
   * Whether the new object can exist beside the old one, or AWS refuses it until the old one is
   * gone.
   */
  public enum Replacement {
    CREATE_FIRST,
    DELETE_FIRST
  }

  public KindSchema {
    computed = List.copyOf(computed);
  }

  public Optional<ComputedAttribute> computed(String attribute) {
    return computed.stream().filter(c -> c.name().equals(attribute)).findFirst();
  }
}
