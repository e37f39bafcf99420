package io.ecsctl.planner.diff;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.schema.AttributeType;
import io.ecsctl.compiler.value.Conversions;
import io.ecsctl.compiler.value.Outcome;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Value;
import java.util.Map;
import java.util.function.Function;

/** The compiler's evaluation and conversion, at a time when more is known. */
final class Late {
  private Late() {}

  static Value evaluate(
      Value.Unknown unknown,
      Function<ResourceAddress, Standing> standings,
      Map<String, Value> variables) {
    return unknown;
  }

  /**
   * Values that became known late have not been converted to their attribute's type yet; the others are of that type already.
   *
   * @throws InvalidValue when there is no such conversion
   */
  static Value convert(AttributeType type, Value value) {
    if (!(type instanceof AttributeType.Scalar scalar)
        || scalar.type().equals(Type.ANY)
        || value.type().equals(scalar.type())
        || value instanceof Value.Null) {
      return value;
    }
    return switch (Conversions.convert(value, scalar.type(), scalar.unit().base())) {
      case Outcome.Ok(var converted) -> converted;
      case Outcome.Failed(var reason) -> throw new InvalidValue(reason);
    };
  }
}
