package io.ecsctl.provider.aws.contract.field;

import io.ecsctl.compiler.schema.KindSchema;
import io.ecsctl.compiler.schema.SchemaReader;
import io.ecsctl.provider.aws.contract.Gap;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * {@code fields/KIND.ecs}, read.
 *
 * @param kind whose fields it has
 * @param variants one or more resources of that kind, each to be tried by itself
 * @param gaps where an emulator has one of these, the kind is not tried there at all
 * @param onceDeleted where an emulator has one of these, an object is not deleted twice there
 * @param untried by path: attributes that no program can have here, with the reason
 */
record FieldFile(
    KindSchema kind,
    List<Variant> variants,
    SortedMap<String, String> untried,
    Set<Gap> gaps,
    Set<Gap> onceDeleted) {
  private static final Pattern TOP = Pattern.compile("(\\w+) \"([^\"]+)\" \\{");
  private static final Pattern GAP = Pattern.compile("# gap: (\\w+)");
  private static final Pattern ONCE_DELETED = Pattern.compile("# deleted again: gap (\\w+)");
  private static final Pattern UNTRIED = Pattern.compile("# untried: ([\\w.]+): (.+)");

  /** The file of a kind, which must be there. */
  static FieldFile of(String kind) {
    return read(SchemaReader.bundled().kind(kind).orElseThrow(), text(kind));
  }

  /** All kinds that the schema has. */
  static List<FieldFile> all() {
    return SchemaReader.bundled().kinds().keySet().stream().map(FieldFile::of).toList();
  }

  private static String text(String kind) {
    String name = "/fields/" + kind + ".ecs";
    try (InputStream in = FieldFile.class.getResourceAsStream(name)) {
      return new String(
          Objects.requireNonNull(in, () -> "no " + name + ": every kind needs one").readAllBytes(),
          StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static FieldFile read(KindSchema kind, String text) {
    SortedMap<String, String> untried = new TreeMap<>();
    Set<Gap> gaps = EnumSet.noneOf(Gap.class);
    Set<Gap> onceDeleted = EnumSet.noneOf(Gap.class);
    StringBuilder surroundings = new StringBuilder();
    SortedMap<String, List<String>> subjects = new TreeMap<>();
    List<String> lines = text.lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      Matcher reason = UNTRIED.matcher(lines.get(i));
      Matcher top = TOP.matcher(lines.get(i));
      Matcher gap = GAP.matcher(lines.get(i));
      Matcher once = ONCE_DELETED.matcher(lines.get(i));
      boolean isTop = top.matches();
      if (reason.matches()) {
        untried.put(reason.group(1), reason.group(2));
      } else if (gap.matches()) {
        gaps.add(Gap.valueOf(gap.group(1)));
      } else if (once.matches()) {
        onceDeleted.add(Gap.valueOf(once.group(1)));
      } else if (isTop && top.group(1).equals(kind.kind()) && !top.group(2).startsWith("other")) {
        int end = lines.subList(i, lines.size()).indexOf("}") + i;
        subjects.put(top.group(2), lines.subList(i + 1, end));
        i = end;
      } else {
        surroundings.append(lines.get(i)).append('\n');
      }
    }
    List<Variant> variants = new ArrayList<>();
    for (Map.Entry<String, List<String>> subject : subjects.entrySet()) {
      variants.add(
          new Variant(
              kind,
              subject.getKey(),
              surroundings.toString(),
              FieldLines.read(kind, subject.getValue()),
              onceDeleted));
    }
    return new FieldFile(kind, variants, untried, gaps, onceDeleted);
  }
}
