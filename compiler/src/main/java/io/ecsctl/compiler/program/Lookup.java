package io.ecsctl.compiler.program;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.schema.DataSchema;
import io.ecsctl.compiler.schema.KindSchema;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.value.Value;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One instance of a {@code data} block: an object that belongs to somebody else, or several.
 *
 * @param object what can be read of what it finds
 * @param header what a diagnostic about the block as a whole underlines
 * @param arguments checked against the schema and converted to its types
 * @param all whether it names everything that matches, instead of the one object that does
 * @param found what was found, a single object unless {@code all}; null while nobody has looked
 * @param read the attributes that the program reads of what it finds
 * @param references the resources that its arguments refer to
 */
public record Lookup(
    ResourceAddress address,
    DataSchema schema,
    KindSchema object,
    SourceSpan header,
    Block arguments,
    boolean all,
    @Nullable List<Value.ObjectOf> found,
    SortedSet<String> read,
    SortedSet<ResourceAddress> references) {
  public Lookup {
    found = found == null ? null : List.copyOf(found);
    read = Collections.unmodifiableSortedSet(new TreeSet<>(read));
    references = Collections.unmodifiableSortedSet(new TreeSet<>(references));
  }

  /** The attributes of the object that {@code address}, this block's or an element's, names. */
  public Optional<Value.ObjectOf> object(ResourceAddress address) {
    return found == null ? Optional.empty() : Borrowed.element(found, all, address);
  }
}
