package io.ecsctl.compiler.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Locale;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A rule of AWS's that needs none of its own here: the language itself, a rule of another id, or a
 * look at the account holds it.
 *
 * @param slug names its page, as a rule's does
 * @param where {@code language} or {@code live}
 * @param by ids of what is reported instead, or {@code the plan}, {@code the apply}
 * @param how one sentence without its full stop, which begins with a small letter where it can
 */
public record Elsewhere(String id, String slug, String where, String by, String how) {
  private static final String TABLE = "/io/ecsctl/compiler/rules/elsewhere.tsv";

  /** By id ({@code ECS129}, in any case) or slug. */
  public static Optional<Elsewhere> find(String idOrSlug) {
    String wanted = idOrSlug.toLowerCase(Locale.ROOT);
    return all().values().stream()
        .filter(rule -> rule.id.toLowerCase(Locale.ROOT).equals(wanted) || rule.slug.equals(wanted))
        .findFirst();
  }

  /** By id; read anew each time, since few ask. */
  public static SortedMap<String, Elsewhere> all() {
    SortedMap<String, Elsewhere> all = new TreeMap<>();
    try (InputStream in = Elsewhere.class.getResourceAsStream(TABLE)) {
      if (in == null) {
        throw new IllegalStateException("there is no " + TABLE);
      }
      new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> line.split("\t", 5))
          .forEach(row -> all.put(row[0], new Elsewhere(row[0], row[1], row[2], row[3], row[4])));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return Collections.unmodifiableSortedMap(all);
  }

  /** The whole page, title included. */
  public String markdown() {
    return RulePages.text(id, slug);
  }
}
