package io.ecsctl.provider.aws.kind;

import io.ecsctl.compiler.value.Value;
import io.ecsctl.planner.provider.StackScope;
import io.ecsctl.planner.provider.ValueDigest;
import io.ecsctl.provider.aws.inventory.Tags;

/**
 * The tag by which a secret value is known again without being read: of which version it is, and
 * its digest. A value that somebody else set has another version, so it counts as different.
 */
final class StoredDigest {
  static final String TAG = StackScope.TAG_PREFIX + "value";

  private StoredDigest() {}

  /** The tag's value. Versions hold no blanks. */
  static String of(String version, String value) {
    ValueDigest digest = ValueDigest.of(value);
    return version + " " + digest.salt() + " " + digest.hash();
  }

  /**
   * What the {@code value} attribute of a live object holds.
   *
   * @param version the current one
   */
  static Value live(Tags tags, String version) {
    String[] parts = tags.all().getOrDefault(TAG, "").split(" ");
    ValueDigest digest =
        parts.length == 3 && parts[0].equals(version)
            ? new ValueDigest(parts[1], parts[2])
            : ValueDigest.UNKNOWN;
    return new Value.Text(digest.toString());
  }
}
