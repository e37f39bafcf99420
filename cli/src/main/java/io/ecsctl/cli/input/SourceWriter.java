package io.ecsctl.cli.input;

import io.ecsctl.cli.exit.CliFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Replaces source files: whole or not at all, whatever happens meanwhile. */
public final class SourceWriter {
  private SourceWriter() {}

  /**
   * @throws CliFailure when the file cannot be written; it is then as it was
   */
  public static void write(Path file, String text) {
    try {
      // A link stays one: what it points to is replaced.
      Path target = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
      Path whole = Files.createTempFile(target.getParent(), ".ecsctl-", ".tmp");
      try {
        Files.writeString(whole, text);
        keepPermissions(target, whole);
        Files.move(
            whole, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        Files.deleteIfExists(whole);
      }
    } catch (IOException e) {
      throw new CliFailure(
          "CannotWrite", "%s cannot be written: %s".formatted(file, e.getMessage()));
    }
  }

  private static void keepPermissions(Path from, Path to) throws IOException {
    if (Files.exists(from) && Files.getFileStore(from).supportsFileAttributeView("posix")) {
      Files.setPosixFilePermissions(to, Files.getPosixFilePermissions(from));
    }
  }
}
