package io.ecsctl.provider.aws.verification;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Expected output in files; {@code -Dgolden.update=true} writes it, and fails all the same. */
final class Goldens {
  private Goldens() {}

  /** Fails unless the file holds exactly {@code actual}; a missing file holds nothing. */
  static void check(Path golden, String actual) throws IOException {
    String expected = Files.exists(golden) ? Files.readString(golden) : "";
    if (!actual.equals(expected) && Boolean.getBoolean("golden.update")) {
      Files.writeString(golden, actual);
      fail("wrote " + golden + "; read it, then run again without -Dgolden.update");
    }
    assertEquals(expected, actual, golden::toString);
  }
}
