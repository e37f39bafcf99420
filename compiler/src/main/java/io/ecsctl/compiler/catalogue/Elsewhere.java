package io.ecsctl.compiler.catalogue;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A rule of AWS's that needs none of its own here: the language itself, a rule of another id, or a
 * look at the account holds it.
 *
 * @param where {@code language} or {@code live}
 * @param how one sentence without its full stop, which begins with a small letter where it can
 */
public record Elsewhere(String where, String how) {
  private static final String TABLE = "/io/ecsctl/compiler/rules/elsewhere.tsv";

  public static Optional<Elsewhere> find(String id) {
    return Optional.ofNullable(all().get(id));
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
          .map(line -> line.split("\t", 3))
          .forEach(row -> all.put(row[0], new Elsewhere(row[1], row[2])));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return Collections.unmodifiableSortedMap(all);
  }
}
