package io.ecsctl.provider.aws.contract.field;

import io.ecsctl.compiler.schema.KindSchema;
import io.ecsctl.provider.aws.contract.Gap;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One resource that is tried, and what surrounds it.
 *
 * @param label of its block
 * @param surroundings the other blocks
 * @param fields in the order of the file, each after the block that it stands in
 * @param onceDeleted where an emulator has one of these, it is not deleted twice there
 */
record Variant(
    KindSchema kind, String label, String surroundings, List<Field> fields, Set<Gap> onceDeleted) {
  private static final Pattern GAP = Pattern.compile("\\w+ \"[^\"]+\" \\{ # gap (\\w+)");

  Variant {
    fields = List.copyOf(fields);
    onceDeleted = Set.copyOf(onceDeleted);
  }

  /**
   * What can be tried where these behaviours are missing: other fields may need those left out.
   * Nothing where the resource is not what it is without one of them. The surroundings come without
   * the blocks that are for such fields only.
   */
  Optional<Variant> without(Set<Gap> gaps) {
    List<Field> left = fields;
    for (int before = -1; before != left.size(); ) {
      before = left.size();
      List<Field> now = left;
      Set<String> ids = now.stream().map(Field::id).collect(Collectors.toSet());
      left =
          now.stream()
              .filter(field -> Collections.disjoint(field.gaps(), gaps))
              .filter(field ->
                  field.with().stream().allMatch(need -> ids.contains(need.split("=", 2)[0])))
              .toList();
    }
    List<Field> kept = left;
    return fields.stream()
            .filter(field -> field.parent() == null && field.always() && field.with().isEmpty())
            .allMatch(kept::contains)
        ? Optional.of(new Variant(kind, label, around(gaps), kept, onceDeleted))
        : Optional.empty();
  }

  private String around(Set<Gap> gaps) {
    StringBuilder left = new StringBuilder();
    boolean within = false;
    for (String line : surroundings.lines().toList()) {
      Matcher gap = GAP.matcher(line);
      if (gap.matches()) {
        within = gaps.contains(Gap.valueOf(gap.group(1)));
      }
      if (!within) {
        left.append(line).append('\n');
      }
      within &= !line.equals("}");
    }
    return left.toString();
  }

  String address() {
    return kind.kind() + "." + label;
  }

  Field field(String id) {
    return fields.stream()
        .filter(field -> field.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no %s in %s".formatted(id, address())));
  }

  @Override
  public String toString() {
    return address();
  }
}
