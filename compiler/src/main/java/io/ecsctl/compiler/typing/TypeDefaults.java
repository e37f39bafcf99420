package io.ecsctl.compiler.typing;

import io.ecsctl.compiler.syntax.ast.Expression;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The default values that a type carries inside, {@code object({ size = optional(size, 512MiB) })},
 * by where they belong.
 *
 * @param attributes of an object, the default of each that has one
 * @param parts defaults inside of an object's attributes
 * @param element defaults inside of every element of a list, set or map; null where there are none
 */
public record TypeDefaults(
    Map<String, Expression> attributes,
    Map<String, TypeDefaults> parts,
    @Nullable TypeDefaults element) {
  /** Of a type that has none. */
  public static final TypeDefaults NONE = new TypeDefaults(Map.of(), Map.of(), null);

  public TypeDefaults {
    attributes = Map.copyOf(attributes);
    parts = Map.copyOf(parts);
  }

  public boolean isEmpty() {
    return attributes.isEmpty() && parts.isEmpty() && (element == null || element.isEmpty());
  }
}
