package io.ecsctl.provider.aws.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Files that are made and checked in all the same, so that a change of what makes them shows in
 * review.
 */
public final class CheckedIn {
  private CheckedIn() {}

  /**
   * Compares, or with {@code -Dschema.update=true} writes the file and fails all the same: nobody
   * commits it unread.
   */
  public static void check(Path file, String expected) throws IOException {
    String actual = Files.exists(file) ? Files.readString(file) : "";
    if (!actual.equals(expected) && Boolean.getBoolean("schema.update")) {
      Files.createDirectories(file.toAbsolutePath().getParent());
      Files.writeString(file, expected);
      fail("wrote " + file + "; read the change, then run again without -Dschema.update");
    }
    assertEquals(expected, actual, () -> file + " is not current; see -Dschema.update=true");
  }
}
