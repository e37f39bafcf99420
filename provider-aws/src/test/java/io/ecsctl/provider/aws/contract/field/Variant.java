package io.ecsctl.provider.aws.contract.field;

import io.ecsctl.compiler.schema.KindSchema;
import java.util.List;

/**
 * One resource that is tried, and what surrounds it.
 *
 * @param label of its block
 * @param surroundings the blocks that are always there
 * @param fields in the order of the file, each after the block that it stands in
 */
record Variant(KindSchema kind, String label, String surroundings, List<Field> fields) {
  Variant {
    fields = List.copyOf(fields);
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
