package io.ecsctl.planner.file;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A digest of the file in the file: notices accidents and edits. It is no signature; who may write
 * the file may also seal it.
 */
final class Seal {
  /** What {@link PlanWriter} leaves room with. */
  static final String EMPTY = "0".repeat(64);

  private static final Pattern SEALED = Pattern.compile("(\"seal\"\\s*:\\s*\")([0-9a-f]{64})\"");

  private Seal() {}

  static String put(String unsealed) {
    Matcher matcher = SEALED.matcher(unsealed);
    if (!matcher.find()) {
      throw new IllegalArgumentException("no room for a seal");
    }
    return unsealed.substring(0, matcher.start(2))
        + digest(unsealed)
        + unsealed.substring(matcher.end(2));
  }

  static boolean isIntact(String text) {
    Matcher matcher = SEALED.matcher(text);
    return matcher.find()
        && digest(text.substring(0, matcher.start(2)) + EMPTY + text.substring(matcher.end(2)))
            .equals(matcher.group(2));
  }

  private static String digest(String text) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
