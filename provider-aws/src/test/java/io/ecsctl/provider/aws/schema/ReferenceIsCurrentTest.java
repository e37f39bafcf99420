package io.ecsctl.provider.aws.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The reference pages say what the schema says. To accept a change: {@code -Dschema.update=true},
 * then read the diff.
 */
class ReferenceIsCurrentTest {
  private static final Path PAGES = Path.of("../docs/reference");

  static Stream<KindOverlay> kinds() {
    return Overlays.all().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("kinds")
  void everyKindHasItsPage(KindOverlay overlay) throws IOException {
    CheckedIn.check(PAGES.resolve(overlay.kind + ".md"), ReferencePage.of(overlay));
  }

  @Test
  void theIndexListsThemAll() throws IOException {
    CheckedIn.check(PAGES.resolve("README.md"), ReferencePage.index(Overlays.all()));
  }

  @Test
  void whatCanBeLookedUpHasItsPage() throws IOException {
    CheckedIn.check(PAGES.resolve("data.md"), DataPage.of(Overlays.schema()));
  }

  @Test
  void thereIsNoPageOfAKindThatIsGone() throws IOException {
    Set<String> expected = kinds().map(o -> o.kind + ".md").collect(Collectors.toSet());
    try (Stream<Path> files = Files.list(PAGES)) {
      assertEquals(
          Set.of(),
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> !Set.of("README.md", "data.md").contains(name) && !expected.contains(name))
              .collect(Collectors.toSet()));
    }
  }
}
