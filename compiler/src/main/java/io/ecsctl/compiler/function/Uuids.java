package io.ecsctl.compiler.function;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.regex.Pattern;

/** Names as UUIDs, by their SHA-1 (RFC 9562, section 5.5). */
final class Uuids {
  private static final Pattern UUID_TEXT =
      Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");

  private Uuids() {}

  /**
   * @param namespace a UUID, or one of the four namespaces that have a name
   */
  static String of(String namespace, String name) {
    byte[] text = name.getBytes(StandardCharsets.UTF_8);
    UUID space = namespace(namespace);
    ByteBuffer named =
        ByteBuffer.allocate(16 + text.length)
            .putLong(space.getMostSignificantBits())
            .putLong(space.getLeastSignificantBits())
            .put(text);
    ByteBuffer digest = ByteBuffer.wrap(EncodingFunctions.digest("SHA-1", named.array()));
    long most = (digest.getLong() & ~0xF000L) | 0x5000L;
    long least = (digest.getLong() & ~(0b11L << 62)) | (0b10L << 62);
    return new UUID(most, least).toString();
  }

  /** RFC 9562, section 6.6. */
  private static UUID namespace(String name) {
    return switch (name) {
      case "dns" -> UUID.fromString("6ba7b810-9dad-11d1-80b4-00c04fd430c8");
      case "url" -> UUID.fromString("6ba7b811-9dad-11d1-80b4-00c04fd430c8");
      case "oid" -> UUID.fromString("6ba7b812-9dad-11d1-80b4-00c04fd430c8");
      case "x500" -> UUID.fromString("6ba7b814-9dad-11d1-80b4-00c04fd430c8");
      default -> {
        if (!UUID_TEXT.matcher(name).matches()) {
          throw new Refusal("the namespace is a UUID, or dns, url, oid or x500");
        }
        yield UUID.fromString(name);
      }
    };
  }
}
