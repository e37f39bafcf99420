package io.ecsctl.provider.aws.schema;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.ecsctl.compiler.reference.DataPage;
import io.ecsctl.compiler.reference.KindPage;
import io.ecsctl.compiler.reference.LeftOut;
import io.ecsctl.compiler.schema.Schema;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
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
  private static final Schema SCHEMA = Overlays.schema();
  private static final Path PAGES = Path.of("../docs/reference");
  private static final Path LEFT_OUT =
      Path.of("../compiler/src/main/resources/io/ecsctl/compiler/reference/left-out.tsv");
  private static final Set<String> OTHERS = Set.of("README.md", "data.md", "functions.md");

  static Stream<KindOverlay> kinds() {
    return Overlays.all().stream();
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("kinds")
  void everyKindHasItsPage(KindOverlay overlay) throws IOException {
    CheckedIn.check(
        PAGES.resolve(overlay.kind + ".md"),
        KindPage.of(SchemaGenerator.generate(overlay), overlay.excluded, SCHEMA).markdown());
  }

  @Test
  void theIndexListsThemAll() throws IOException {
    CheckedIn.check(PAGES.resolve("README.md"), KindPage.index(SCHEMA.kinds().values()));
  }

  /** What the command shows of it, where the overlays are not. */
  @Test
  void whatIsLeftOutIsListed() throws IOException {
    SortedMap<String, Map<String, String>> leftOut = new TreeMap<>();
    kinds().forEach(overlay -> leftOut.put(overlay.kind, overlay.excluded));
    CheckedIn.check(LEFT_OUT, LeftOut.text(leftOut));
  }

  @Test
  void whatCanBeLookedUpHasItsPage() throws IOException {
    CheckedIn.check(PAGES.resolve("data.md"), DataPage.of(SCHEMA).markdown());
  }

  @Test
  void thereIsNoPageOfAKindThatIsGone() throws IOException {
    Set<String> expected = kinds().map(o -> o.kind + ".md").collect(Collectors.toSet());
    try (Stream<Path> files = Files.list(PAGES)) {
      assertEquals(
          Set.of(),
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> !OTHERS.contains(name) && !expected.contains(name))
              .collect(Collectors.toSet()));
    }
  }
}
