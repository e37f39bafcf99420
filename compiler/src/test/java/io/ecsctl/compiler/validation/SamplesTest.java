package io.ecsctl.compiler.validation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticText;
import io.ecsctl.compiler.diagnostic.PageWidth;
import io.ecsctl.compiler.diagnostic.Palette;
import io.ecsctl.compiler.testing.Programs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What AWS's own documentation and sample repositories show works, each kind of it told again in
 * this language: nothing is said of it but that images without a version move.
 */
class SamplesTest {
  private static final Path SAMPLES = Path.of("src/test/resources/io/ecsctl/compiler/samples");

  /** Many of them have the tag "latest", or none. */
  private static final String MOVING_IMAGE = "ECS204";

  static List<Path> samples() throws IOException {
    try (Stream<Path> files = Files.list(SAMPLES)) {
      return files.sorted().toList();
    }
  }

  @ParameterizedTest
  @MethodSource("samples")
  void isTakenAsItIs(Path file) {
    List<Diagnostic> found =
        Programs.compile(Programs.read(file)).diagnostics().stream()
            .filter(diagnostic -> !diagnostic.rule().id().equals(MOVING_IMAGE))
            .toList();
    assertEquals("", DiagnosticText.render(found, Palette.PLAIN, PageWidth.ofFile(100)));
  }
}
