package io.ecsctl.compiler.schema;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What may stand between a pair of braces.
 *
 * @param attributes by {@link AttributeSchema#name}, in the API's order
 * @param label the attribute that the block's label sets ({@code name} in {@code container "app"});
 *     null when the block takes none
 */
public record BlockSchema(Map<String, AttributeSchema> attributes, @Nullable String label) {
  public BlockSchema {
    attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
  }

  /** The attribute of that name, or the one whose plural form it is. */
  public Optional<AttributeSchema> attribute(String name) {
    AttributeSchema found = attributes.get(name);
    return found != null
        ? Optional.of(found)
        : attributes.values().stream().filter(a -> name.equals(a.plural())).findFirst();
  }
}
