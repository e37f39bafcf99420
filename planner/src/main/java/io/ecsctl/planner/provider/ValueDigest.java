package io.ecsctl.planner.provider;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Stands for a secret value that is never read back: it says whether another value is the same, and
 * nothing else. Salted, so that equal secrets look different, and slow, so that whoever may read
 * the tags of a secret does not find a weak one by trying.
 *
 * @param salt random, Base64 without padding and safe in URLs and tags
 * @param hash PBKDF2 with HMAC-SHA-512, in the same form
 */
public record ValueDigest(String salt, String hash) {
  private static final String PREFIX = "ecsctl-digest:";

  /**
   * As hard to guess at as 40,000 rounds with SHA-256: whoever guesses does so on graphics cards,
   * which are slower with 64 bits, and a JVM is not. The ratio is that of OWASP's Password Storage
   * Cheat Sheet, 210,000 to 600,000.
   */
  private static final int ITERATIONS = 14_000;

  private static final int SALT_BYTES = 12;
  private static final int HASH_BITS = 192;
  private static final SecureRandom RANDOM = new SecureRandom();

  /** Of a value that nobody here knows: it matches none. */
  public static final ValueDigest UNKNOWN = new ValueDigest("", "");

  public static ValueDigest of(String value) {
    byte[] salt = new byte[SALT_BYTES];
    RANDOM.nextBytes(salt);
    return new ValueDigest(text(salt), text(hash(value, salt)));
  }

  /** What {@link #toString} wrote; null when the text is none. */
  public static @Nullable ValueDigest parse(String text) {
    int dot = text.startsWith(PREFIX) ? text.indexOf('.') : -1;
    return dot > 0
        ? new ValueDigest(text.substring(PREFIX.length(), dot), text.substring(dot + 1))
        : null;
  }

  /** Whether it was made of this value. */
  public boolean matches(String value) {
    return !salt.isEmpty()
        && MessageDigest.isEqual(
            hash(value, Base64.getUrlDecoder().decode(salt)), Base64.getUrlDecoder().decode(hash));
  }

  private static byte[] hash(String value, byte[] salt) {
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512")
          .generateSecret(new PBEKeySpec(value.toCharArray(), salt, ITERATIONS, HASH_BITS))
          .getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has PBKDF2", e);
    }
  }

  private static String text(byte[] bytes) {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /** In a form that no value has by chance. */
  @Override
  public String toString() {
    return PREFIX + salt + "." + hash;
  }
}
