package io.ecsctl.provider.aws.contract.field;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What is there of a variant's fields, and with which of its values. Whatever is chosen, the result
 * has what it needs and nothing that excludes it.
 */
final class Choice {
  private final Variant variant;
  private final Map<Field, String> chosen;

  private Choice(Variant variant, Map<Field, String> chosen) {
    this.variant = variant;
    this.chosen = new LinkedHashMap<>(chosen);
  }

  /** Only what is always there. */
  static Choice least(Variant variant) {
    Choice least = new Choice(variant, Map.of());
    variant.fields().stream()
        .filter(field -> field.parent() == null && field.always() && !least.misses(field))
        .forEach(field -> least.put(field, field.values().getFirst()));
    return least;
  }

  boolean has(Field field) {
    return chosen.containsKey(field);
  }

  /** Null when it is not there. */
  @Nullable String value(Field field) {
    return chosen.get(field);
  }

  /** With the field, and with whatever it takes. */
  Choice with(Field field, String value) {
    Choice next = new Choice(variant, chosen);
    next.put(field, value);
    return next;
  }

  /** Without the field, and without whatever needs it. */
  Choice without(Field field) {
    Choice next = new Choice(variant, chosen);
    next.remove(field);
    return next;
  }

  boolean canGo(Field field) {
    return has(field) && !field.always();
  }

  private void put(Field field, String value) {
    if (value.equals(chosen.get(field))) {
      return;
    }
    Field parent = field.parent();
    if (parent != null && !has(parent)) {
      put(parent, "");
    }
    chosen.put(field, value);
    removeWhere(other -> !other.equals(field) && excludes(field, other));
    for (String need : field.with()) {
      Field needed = variant.field(need.split("=", 2)[0]);
      List<String> allowed = allowed(need);
      String now = chosen.get(needed);
      if (now == null || !(allowed.isEmpty() || allowed.contains(now))) {
        put(needed, allowed.isEmpty() ? needed.values().getFirst() : allowed.getFirst());
      }
    }
    // What needed another value of this one cannot stay.
    removeWhere(other -> has(other) && !other.equals(field) && misses(other));
    variant.fields().stream()
        .filter(child -> child.always() && !has(child) && !misses(child))
        .filter(child -> child.parent() == null || has(child.parent()))
        .filter(child -> field.equals(child.parent()) || names(child.with(), field))
        .forEach(child -> put(child, child.values().getFirst()));
  }

  /** {@code type=a/b} is satisfied by both. */
  private static List<String> allowed(String need) {
    int equals = need.indexOf('=');
    return equals < 0 ? List.of() : List.of(need.substring(equals + 1).split("/"));
  }

  private static boolean names(List<String> needs, Field field) {
    return needs.stream().anyMatch(need -> need.split("=", 2)[0].equals(field.id()));
  }

  private boolean misses(Field field) {
    return field.with().stream()
        .anyMatch(need -> {
          String now = chosen.get(variant.field(need.split("=", 2)[0]));
          List<String> allowed = allowed(need);
          return now == null || !(allowed.isEmpty() || allowed.contains(now));
        });
  }

  private static boolean excludes(Field field, Field other) {
    return names(field, other) || names(other, field);
  }

  private static boolean names(Field field, Field other) {
    return field.without().stream().anyMatch(id -> id.equals(other.id()));
  }

  private void removeWhere(Predicate<Field> which) {
    variant.fields().stream().filter(this::has).filter(which).forEach(this::remove);
  }

  private void remove(Field field) {
    if (!has(field)) {
      return;
    }
    chosen.keySet().removeIf(other -> other.isIn(field));
    removeWhere(this::misses);
  }

  /** The program. */
  String text(String stack, String region) {
    return surroundings(variant, stack, region) + block("");
  }

  private String block(String indent) {
    StringBuilder out = new StringBuilder();
    out.append("%s%s \"%s\" {%n".formatted(indent, variant.kind().kind(), variant.label()));
    write(out, null, indent + "  ");
    return out.append(indent).append("}\n").toString();
  }

  /** The resource alone. */
  @Override
  public String toString() {
    return block("  | ").stripTrailing();
  }

  /** The program without the resource. */
  static String surroundings(Variant variant, String stack, String region) {
    return "stack \"%s\" { region = \"%s\" }%n%s".formatted(stack, region, variant.surroundings());
  }

  private void write(StringBuilder out, @Nullable Field parent, String indent) {
    for (Field field : variant.fields()) {
      if (!has(field) || !Objects.equals(field.parent(), parent)) {
        continue;
      }
      out.append(indent).append(field.head());
      if (field.block()) {
        out.append(" {\n");
        write(out, field, indent + "  ");
        out.append(indent).append("}\n");
      } else {
        out.append(' ').append(chosen.get(field)).append('\n');
      }
    }
  }
}
