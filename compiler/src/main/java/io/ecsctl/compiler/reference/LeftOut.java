package io.ecsctl.compiler.reference;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The API's members that kinds do not have, and why: for readers only, so not a part of the schema,
 * which every command reads. Generated with it, a line {@code kind TAB member TAB reason} each.
 */
public final class LeftOut {
  private static final String FILE = "left-out.tsv";

  private LeftOut() {}

  /** By kind and member. */
  static SortedMap<String, SortedMap<String, String>> bundled() {
    SortedMap<String, SortedMap<String, String>> all = new TreeMap<>();
    try (InputStream in = LeftOut.class.getResourceAsStream(FILE)) {
      if (in == null) {
        throw new IllegalStateException("the compiler was packaged without " + FILE);
      }
      new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
          .lines()
          .map(line -> line.split("\t", 3))
          .forEach(
              line -> all.computeIfAbsent(line[0], _ -> new TreeMap<>()).put(line[1], line[2]));
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException("the compiler's own " + FILE + " cannot be read", e);
    }
  }

  static SortedMap<String, String> of(
      SortedMap<String, SortedMap<String, String>> all, String kind) {
    return all.getOrDefault(kind, Collections.emptySortedMap());
  }

  /** The file's text. */
  public static String text(SortedMap<String, Map<String, String>> leftOut) {
    return leftOut.entrySet().stream()
        .flatMap(kind ->
            new TreeMap<>(kind.getValue())
                .entrySet().stream()
                    .map(member ->
                        kind.getKey() + "\t" + member.getKey() + "\t" + member.getValue() + "\n"))
        .collect(Collectors.joining());
  }
}
