package io.ecsctl.provider.aws.contract.field;

import io.ecsctl.compiler.schema.AttributeSchema;
import io.ecsctl.compiler.schema.AttributeType;
import io.ecsctl.provider.aws.contract.Gap;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One attribute or nested block of a resource, and what it may be.
 *
 * @param id its place in the file: {@code container["app"].image}, unique in the resource
 * @param path its place in the schema: {@code container.image}
 * @param schema what the schema says of it
 * @param parent the block it stands in; null for the resource's own
 * @param block it is a block, whose fields follow
 * @param head as written up to the value or brace: {@code image =}, {@code container "app"}
 * @param values at least one; of a block a single empty one
 * @param always it is there whenever the block that it stands in is
 * @param with ids that it needs, with a value or without: {@code type=network}
 * @param without ids beside which it cannot be
 * @param shownAs paths under which a plan may show it besides its own
 * @param silent no plan shows it: it says how changes are made
 * @param gaps where an emulator has one of these, it is not tried there
 */
record Field(
    String id,
    String path,
    AttributeSchema schema,
    @Nullable Field parent,
    boolean block,
    String head,
    List<String> values,
    boolean always,
    List<String> with,
    List<String> without,
    List<String> shownAs,
    boolean silent,
    Set<Gap> gaps) {
  Field {
    values = List.copyOf(values);
    with = List.copyOf(with);
    without = List.copyOf(without);
    shownAs = List.copyOf(shownAs);
    gaps = Set.copyOf(gaps);
  }

  boolean isIn(Field other) {
    for (Field at = this; at != null; at = at.parent) {
      if (at.equals(other)) {
        return true;
      }
    }
    return false;
  }

  /** Changing it, or a block that it stands in, replaces the object. */
  boolean replaces() {
    return schema.change() == AttributeSchema.Change.REPLACE
        || (parent != null && parent.replaces());
  }

  /** It is set and taken away after the object is there. */
  boolean separate() {
    return schema.change() == AttributeSchema.Change.SEPARATE
        || (parent != null && parent.separate());
  }

  /** AWS decides when the program says nothing, here or of a block that it stands in. */
  boolean computed() {
    return schema.computed() || (parent != null && parent.computed());
  }

  /** It is matched with its live counterpart by this attribute. */
  boolean isKey() {
    return parent != null
        && parent.schema().type() instanceof AttributeType.Repeated repeated
        && repeated.key().contains(schema.name());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Field field && id.equals(field.id);
  }

  @Override
  public int hashCode() {
    return id.hashCode();
  }

  @Override
  public String toString() {
    return id;
  }
}
