package io.ecsctl.compiler.catalogue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.ecsctl.compiler.testing.GoldenFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Every rule of the catalogue is enforced or listed with a reason, never both. To accept a change
 * of the page: {@code -Dgolden.update=true}, then read the diff.
 */
class RuleCoverageTest {
  @Test
  void everyRuleIsEnforcedOrListed() {
    Set<String> missing = new TreeSet<>(RuleCoverage.catalogue().keySet());
    missing.removeAll(RuleCoverage.reported().keySet());
    missing.removeAll(Elsewhere.all().keySet());
    missing.removeAll(RuleCoverage.notExpressed().keySet());
    assertEquals(Set.of(), missing);
  }

  @Test
  void noRuleIsInTwoPlaces() {
    List<Set<String>> places =
        List.of(
            RuleCoverage.reported().keySet(),
            Elsewhere.all().keySet(),
            RuleCoverage.notExpressed().keySet());
    Map<String, Long> counted =
        places.stream()
            .flatMap(Set::stream)
            .collect(Collectors.groupingBy(id -> id, TreeMap::new, Collectors.counting()));
    counted.values().removeIf(count -> count == 1);
    assertEquals(Map.of(), counted);
  }

  @Test
  void tablesSpeakOfTheCatalogueOnly() {
    Set<String> known = RuleCoverage.catalogue().keySet();
    assertTrue(known.containsAll(Elsewhere.all().keySet()));
    assertTrue(known.containsAll(RuleCoverage.notExpressed().keySet()));
    assertTrue(known.containsAll(RuleCoverage.ownSeverities().keySet()));
  }

  @Test
  void severitiesAreTheCataloguesOrExplained() {
    Map<String, String> differing = new TreeMap<>();
    RuleCoverage.catalogue()
        .forEach((id, known) -> {
          var ours = RuleCoverage.reported().get(id);
          if (ours != null && !ours.severity().label().equals(known.severity())) {
            differing.put(id, ours.severity().label());
          }
        });
    Map<String, String> explained = new TreeMap<>();
    RuleCoverage.ownSeverities().forEach((id, own) -> explained.put(id, own.severity()));
    assertEquals(explained, differing);
  }

  @Test
  void thePageIsCurrent() {
    GoldenFiles.check(Path.of("../docs/rules.md"), RuleTable.markdown());
  }
}
