package io.ecsctl.compiler.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VersionConstraintTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        ">= 0.1 | 0.1.0 | true",
        ">= 99.0 | 0.1.0 | false",
        ">= 1.0, < 2 | 1.9.9 | true",
        ">= 1.0, < 2 | 2.0.0 | false",
        "~> 1.4 | 1.9.0 | true",
        "~> 1.4 | 2.0.0 | false",
        "~> 1.4.2 | 1.4.9 | true",
        "~> 1.4.2 | 1.5.0 | false",
        "~> 1.4.2 | 1.4.1 | false",
        "1.0.0 | 1.0.0 | true",
        "!= 1.0.0 | 1.0.0 | false",
      })
  void admits(String constraint, String version, boolean admitted) {
    assertEquals(
        admitted, Objects.requireNonNull(VersionConstraint.parse(constraint)).admits(version));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "latest", ">= x", ">= 1,", "1.2.3.4"})
  void othersAreNone(String text) {
    assertNull(VersionConstraint.parse(text));
  }

  @Test
  void currentIsTheVersionThatIsBuilt() throws IOException {
    assertTrue(
        Files.readString(Path.of("pom.xml"))
                .contains("<version>" + VersionConstraint.CURRENT + "-SNAPSHOT</version>")
            || Files.readString(Path.of("pom.xml"))
                .contains("<version>" + VersionConstraint.CURRENT + "</version>"));
  }
}
