package io.ecsctl.compiler.schema;

import io.ecsctl.compiler.value.Type;
import java.util.List;

/**
 * An attribute that AWS decides: {@code arn}, {@code dns_name}. Unknown until the object exists.
 *
 * @param renewedBy the attributes whose change gives it another value, or, as {@code step[]},
 *     blocks that do so only by coming and going; empty for what an object keeps for life
 */
public record ComputedAttribute(String name, Type type, String doc, List<String> renewedBy) {
  /** Behind the name of blocks of which only coming and going counts. */
  public static final String BLOCKS = "[]";

  public ComputedAttribute {
    renewedBy = List.copyOf(renewedBy);
  }

  /** One that an object keeps for life. */
  public ComputedAttribute(String name, Type type, String doc) {
    this(name, type, doc, List.of());
  }
}
