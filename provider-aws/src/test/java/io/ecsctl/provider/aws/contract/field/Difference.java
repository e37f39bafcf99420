package io.ecsctl.provider.aws.contract.field;

import io.ecsctl.compiler.schema.AttributeType;
import io.ecsctl.compiler.schema.NameRule;
import io.ecsctl.compiler.value.Conversions;
import io.ecsctl.compiler.value.Value;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a plan says when one choice takes the place of another.
 *
 * @param must what differs for certain
 * @param may what AWS decides where the program says nothing: it may have decided so already
 * @param renewed paths of blocks that come, go, or are matched with another one: all of such a
 *     block may be shown
 * @param leaves of {@code must} what goes with a block of several, which can be taken away from a
 *     live object even where one cannot be changed
 * @param emptied of {@code must} what is gone and would be taken away by a step of its own: from an
 *     object that is replaced nothing has to be taken away
 */
record Difference(
    List<Field> must,
    List<Field> may,
    SortedSet<String> renewed,
    Set<Field> leaves,
    Set<Field> emptied) {
  /** What AWS answers for a member that nobody set. */
  private static final Set<String> ZEROS = Set.of("false", "0", "\"\"", "0s", "0m", "0d", "0h");

  /**
   * @param called the live object's name
   */
  static Difference between(Variant variant, Choice before, Choice after, String called) {
    List<Field> must = new ArrayList<>();
    List<Field> may = new ArrayList<>();
    SortedSet<String> renewed = new TreeSet<>();
    for (Field field : variant.fields()) {
      String was = before.value(field);
      String is = after.value(field);
      if (same(field, was, is) || field.silent()) {
        continue;
      }
      Field block = field.block() ? field : field.isKey() ? field.parent() : null;
      if (block != null && block.schema().type() instanceof AttributeType.Repeated) {
        renewed.add(block.path());
      }
      if (field.block()) {
        if (was == null && field.computed()) {
          renewed.add(field.path()); // Something of it may have stayed when it went.
        }
        continue;
      }
      if (isName(variant, field) && (is == null || unquoted(is).equals(called))) {
        continue; // Without a name, the object goes on being called what it is called.
      }
      boolean comesOrGoes = was == null || is == null;
      if (!comesOrGoes) {
        must.add(field);
      } else if (field.computed()) {
        may.add(field);
      } else if (!isDefault(field, was == null ? is : was)) {
        must.add(field);
      } else if (field.parent() != null) {
        // The block that it stands in may be known by what stands in it.
        may.add(field);
      }
    }
    Set<Field> leaves =
        must.stream()
            .filter(field -> goesWithOneOfSeveral(field, after))
            .collect(Collectors.toSet());
    Set<Field> emptied =
        must.stream()
            .filter(field -> field.separate() && !after.has(field))
            .collect(Collectors.toSet());
    return new Difference(must, may, renewed, leaves, emptied);
  }

  private static String unquoted(String value) {
    return value.replace("\"", "");
  }

  private static boolean goesWithOneOfSeveral(Field field, Choice after) {
    Field parent = field.parent();
    return parent != null
        && !after.has(parent)
        && parent.schema().type() instanceof AttributeType.Repeated
        && !parent.replaces();
  }

  private static boolean same(Field field, @Nullable String was, @Nullable String is) {
    if (was == null || is == null || !(field.schema().type() instanceof AttributeType.SetOf)) {
      return Objects.equals(was, is);
    }
    return elements(was).equals(elements(is));
  }

  private static List<String> elements(String list) {
    return Stream.of(list.replaceAll("[\\[\\]]", "").split(", ")).sorted().toList();
  }

  private static boolean isName(Variant variant, Field field) {
    NameRule rule = variant.kind().name();
    return rule != null && rule.attribute().equals(field.id());
  }

  private static boolean isDefault(Field field, @Nullable String value) {
    Value fallback = field.schema().fallback();
    if (value == null) {
      return true;
    }
    return fallback == null
        ? ZEROS.contains(value)
        : unquoted(value).equals(Conversions.text(fallback));
  }

  /** The object cannot be changed so. */
  boolean replaces() {
    return must.stream().anyMatch(field -> field.replaces() && !leaves.contains(field));
  }

  /** It may be that it cannot. */
  boolean mayReplace() {
    return may.stream().anyMatch(Field::replaces);
  }

  /**
   * What is wrong with the changes that a plan shows; empty when nothing is.
   *
   * @param shown paths in the schema
   * @param replaced the plan replaces the object: a new one is given whatever the program says
   */
  List<String> faults(SortedSet<String> shown, boolean replaced) {
    List<String> known =
        Stream.of(must.stream(), may.stream())
            .flatMap(fields -> fields)
            .flatMap(Difference::paths)
            .toList();
    List<String> faults = new ArrayList<>();
    shown.stream()
        .filter(_ -> !replaced)
        .filter(path -> !isIn(path, known) && renewed.stream().noneMatch(b -> within(path, b)))
        .forEach(path -> faults.add("nothing was changed at " + path));
    must.stream()
        .filter(field -> !replaced || !emptied.contains(field))
        .filter(field -> paths(field).noneMatch(path -> isIn(path, shown)))
        .forEach(field -> faults.add("the plan does not show " + field));
    return faults;
  }

  private static Stream<String> paths(Field field) {
    return Stream.concat(Stream.of(field.path()), field.shownAs().stream());
  }

  /** A block that comes or goes is shown as one. */
  private static boolean isIn(String path, Collection<String> paths) {
    return paths.stream().anyMatch(other -> within(path, other) || within(other, path));
  }

  private static boolean within(String path, String block) {
    return path.equals(block) || path.startsWith(block + ".");
  }
}
