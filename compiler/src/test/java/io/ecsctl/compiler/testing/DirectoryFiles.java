package io.ecsctl.compiler.testing;

import io.ecsctl.compiler.function.FileSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The files of a test's directory. */
public record DirectoryFiles(Path directory) implements FileSource {
  @Override
  public Found read(String path) {
    Path file = directory.resolve(path);
    if (Files.isDirectory(file)) {
      return new Found.Names(List.of());
    }
    try {
      return Files.exists(file)
          ? new Found.Content(ByteBuffer.wrap(Files.readAllBytes(file)))
          : new Found.Missing();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public Found list(String path) {
    Path start = directory.resolve(path);
    if (!Files.isDirectory(start)) {
      return new Found.Missing();
    }
    try (Stream<Path> files = Files.walk(start)) {
      return new Found.Names(
          files
              .filter(Files::isRegularFile)
              .map(file -> start.relativize(file).toString())
              .sorted()
              .toList());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
