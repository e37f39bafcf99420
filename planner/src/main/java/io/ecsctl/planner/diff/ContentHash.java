package io.ecsctl.planner.diff;

import io.ecsctl.compiler.schema.AttributeSchema;
import io.ecsctl.compiler.schema.KindSchema;
import io.ecsctl.compiler.value.Value;

/**
 * What an immutable revision was made from, in 64 characters: kept in its tags, it saves reading
 * the revision back.
 *
 * <p>Tags are not part of it: they can be changed on a revision, and a stack-wide tag should not
 * restart every task.
 */
public final class ContentHash {
  private ContentHash() {}

  /**
   * @param attributes resolved; nothing in it is pending
   */
  public static String of(KindSchema schema, Value.ObjectOf attributes) {
    return CanonicalForm.hash("", schema.body(), attributes, ContentHash::isContent);
  }

  public static boolean isContent(AttributeSchema attribute) {
    return !attribute.name().equals("tags");
  }
}
