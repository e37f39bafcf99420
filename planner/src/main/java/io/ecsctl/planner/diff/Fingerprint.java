package io.ecsctl.planner.diff;

import io.ecsctl.compiler.schema.BlockSchema;
import io.ecsctl.planner.provider.LiveResource;
import java.util.Set;

/** Whether a live object is what it was: a hash of everything that a program can set on it. */
public final class Fingerprint {
  private Fingerprint() {}

  /**
   * @param uncompared attributes that somebody else may change at any time
   */
  public static String of(BlockSchema body, LiveResource live, Set<String> uncompared) {
    return CanonicalForm.hash(
        live.id() + "\n" + live.contentHash() + "\n",
        body,
        live.attributes(),
        attribute -> !uncompared.contains(attribute.name()));
  }
}
