package io.ecsctl.provider.aws.contract.field;

import io.ecsctl.compiler.schema.KindSchema;
import io.ecsctl.provider.aws.contract.Gap;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One resource that is tried, and what surrounds it.
 *
 * @param label of its block
 * @param surroundings the blocks that are always there
 * @param fields in the order of the file, each after the block that it stands in
 * @param onceDeleted where an emulator has one of these, it is not deleted twice there
 */
record Variant(
    KindSchema kind, String label, String surroundings, List<Field> fields, Set<Gap> onceDeleted) {
  Variant {
    fields = List.copyOf(fields);
    onceDeleted = Set.copyOf(onceDeleted);
  }

  /**
   * What can be tried where these behaviours are missing: other fields may need those left out.
   * Nothing where the resource is not what it is without one of them.
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
        ? Optional.of(new Variant(kind, label, surroundings, kept, onceDeleted))
        : Optional.empty();
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
