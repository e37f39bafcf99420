package io.ecsctl.planner.diff;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.schema.AttributeType;
import io.ecsctl.compiler.value.Value;
import java.util.Map;
import java.util.function.Function;

/** The compiler's evaluation, at a time when more is known. */
final class Late {
  private Late() {}

  static Value evaluate(
      Value.Unknown unknown,
      Function<ResourceAddress, Standing> standings,
      Map<String, Value> variables) {
    return unknown;
  }

  /** Values that became known late have not been converted to their attribute's type yet; the others are of that type already. */
  static Value convert(AttributeType type, Value value) {
    return value;
  }
}
