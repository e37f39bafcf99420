package io.ecsctl.compiler.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Expected output in files. To accept new output run with {@code -Dgolden.update=true}, which still
 * fails, and read the change.
 */
public final class GoldenFiles {
  private static final Path ROOT = Path.of("src/test/golden");

  private GoldenFiles() {}

  /** The folders below {@code src/test/golden/<stage>}, by name; at least one. */
  public static List<Path> cases(String stage) {
    try (Stream<Path> folders = Files.list(ROOT.resolve(stage))) {
      List<Path> cases = folders.filter(Files::isDirectory).sorted().toList();
      if (cases.isEmpty()) {
        throw new IllegalStateException("no golden cases of " + stage);
      }
      return cases;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * Fails unless the file holds exactly {@code actual}; a missing file stands for nothing at all.
   */
  public static void check(Path golden, String actual) {
    try {
      String expected = Files.exists(golden) ? Files.readString(golden) : "";
      if (!actual.equals(expected) && Boolean.getBoolean("golden.update")) {
        if (actual.isEmpty()) {
          Files.delete(golden);
        } else {
          Files.writeString(golden, actual);
        }
        fail("wrote " + golden + "; read it, then run again without -Dgolden.update");
      }
      assertEquals(expected, actual, golden::toString);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
