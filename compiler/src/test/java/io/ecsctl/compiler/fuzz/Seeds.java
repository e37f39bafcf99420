package io.ecsctl.compiler.fuzz;

import io.ecsctl.compiler.testing.GoldenFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What the fuzzer starts from: programs, right and wrong, of a size that it can change fast. */
final class Seeds {
  private static final int MAX_BYTES = 4_000;

  private Seeds() {}

  static Stream<byte[]> programs() {
    return Stream.of("syntax", "format", "program")
        .flatMap(stage -> GoldenFiles.cases(stage).stream())
        .map(folder -> folder.resolve("main.ecs"))
        .filter(Files::exists)
        .map(Seeds::read)
        .filter(text -> text.length <= MAX_BYTES);
  }

  private static byte[] read(Path file) {
    try {
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
