package io.ecsctl.compiler.catalogue;

import io.ecsctl.compiler.diagnostic.RuleInfo;
import io.ecsctl.compiler.schema.AttributeSchema;
import io.ecsctl.compiler.schema.BlockSchema;
import io.ecsctl.compiler.schema.SchemaReader;
import io.ecsctl.compiler.typing.AttributeTypes;
import io.ecsctl.compiler.validation.ValidationRules;
import io.ecsctl.compiler.validation.rule.ValidationRule;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The catalogue of AWS rules and what became of each. Read from the tables beside this class:
 *
 * <ul>
 *   <li>{@code aws-rules.tsv}: id, severity, phase and subject of every rule of the catalogue
 *   <li>{@code not-expressed.tsv}: id and why the language cannot say what the rule is about
 *   <li>{@code severities.tsv}: id, our severity where it is not the catalogue's, and why
 * </ul>
 */
final class RuleCoverage {
  /** A rule of the catalogue. {@code phase}: source, live, or both. */
  record Known(String id, String severity, String phase, String subject) {}

  /** A severity that is ours, and why. */
  record OwnSeverity(String severity, String reason) {}

  private RuleCoverage() {}

  static SortedMap<String, Known> catalogue() {
    SortedMap<String, Known> all = new TreeMap<>();
    rows("aws-rules.tsv", 4).forEach(r -> all.put(r[0], new Known(r[0], r[1], r[2], r[3])));
    return all;
  }

  static SortedMap<String, String> notExpressed() {
    SortedMap<String, String> all = new TreeMap<>();
    rows("not-expressed.tsv", 2).forEach(r -> all.put(r[0], r[1]));
    return all;
  }

  static SortedMap<String, OwnSeverity> ownSeverities() {
    SortedMap<String, OwnSeverity> all = new TreeMap<>();
    rows("severities.tsv", 3).forEach(r -> all.put(r[0], new OwnSeverity(r[1], r[2])));
    return all;
  }

  /** What some stage reports, by id: rules of AWS only. */
  static SortedMap<String, RuleInfo> reported() {
    SortedMap<String, RuleInfo> all = new TreeMap<>();
    RuleCatalogue.all().stream()
        .filter(rule -> rule.id().compareTo("ECS100") >= 0)
        .forEach(rule -> all.put(rule.id(), rule));
    return all;
  }

  /** {@code container/StopTimeout}, by id. */
  static Map<String, String> classes() {
    SortedMap<String, String> all = new TreeMap<>();
    for (ValidationRule rule : ValidationRules.ALL) {
      String name = rule.getClass().getName();
      all.put(
          rule.info().id(),
          name.substring(ValidationRules.class.getPackageName().length() + 1).replace('.', '/'));
    }
    return all;
  }

  /** Ids that constraints of the schema name. */
  static Set<String> constraints() {
    Set<String> ids = new TreeSet<>();
    SchemaReader.bundled().kinds().values().forEach(kind -> collect(kind.body(), ids));
    return ids;
  }

  private static void collect(BlockSchema block, Set<String> ids) {
    for (AttributeSchema attribute : block.attributes().values()) {
      attribute.constraints().forEach(constraint -> ids.add(constraint.rule()));
      BlockSchema inner = AttributeTypes.block(attribute.type());
      if (inner != null) {
        collect(inner, ids);
      }
    }
  }

  private static List<String[]> rows(String file, int columns) {
    try (InputStream in = RuleCoverage.class.getResourceAsStream(file)) {
      return new BufferedReader(
              new InputStreamReader(Objects.requireNonNull(in, file), StandardCharsets.UTF_8))
          .lines()
          .map(line -> line.split("\t", -1))
          .peek(row -> {
            if (row.length != columns) {
              throw new IllegalStateException(file + ": " + String.join(" | ", row));
            }
          })
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
