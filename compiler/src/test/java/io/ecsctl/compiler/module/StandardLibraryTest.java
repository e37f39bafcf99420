package io.ecsctl.compiler.module;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import io.ecsctl.compiler.reference.Reference;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The pages in {@code docs/std} say what the modules take and give. To write them: {@code
 * -Dgolden.update=true}.
 */
class StandardLibraryTest {
  private static final Path PAGES = Path.of("../docs/std");

  static List<String> sources() {
    return StandardLibrary.sources();
  }

  @ParameterizedTest
  @MethodSource("sources")
  void itsPageIsCurrent(String source) throws IOException {
    Path page = PAGES.resolve(source.substring(StandardLibrary.PREFIX.length()) + ".md");
    String actual = Reference.standardModule(source).markdown();
    String expected = Files.exists(page) ? Files.readString(page) : "";
    if (!actual.equals(expected) && Boolean.getBoolean("golden.update")) {
      Files.writeString(page, actual);
      fail("wrote " + page + "; read it, then run again without -Dgolden.update");
    }
    assertEquals(expected, actual);
  }
}
