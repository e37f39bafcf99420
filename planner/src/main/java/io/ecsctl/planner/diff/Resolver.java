package io.ecsctl.planner.diff;

import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.schema.AttributeType;
import io.ecsctl.compiler.schema.BlockSchema;
import io.ecsctl.compiler.value.Value;
import java.util.Map;
import java.util.function.Function;

/**
 * Puts into a program's values what is known of the objects they refer to: for a reference the ARN,
 * id or name that AWS wants, for a residual expression its value. What depends on an object that is
 * {@link Standing.Pending} stays the {@link Value.Reference} or {@link Value.Unknown} that it is.
 * Sensitivity marks stay.
 */
public final class Resolver {
  private final Function<ResourceAddress, Standing> standings;
  private final Map<String, Value> variables;

  /**
   * @param standings for any address that the program mentions
   * @param variables values of sensitive variables
   */
  public Resolver(Function<ResourceAddress, Standing> standings, Map<String, Value> variables) {
    this.standings = standings;
    this.variables = Map.copyOf(variables);
  }

  public Value.ObjectOf resolve(BlockSchema schema, Value.ObjectOf value) {
    AttributeType type = new AttributeType.Nested(schema);
    return value.map((name, entry) -> resolve(Shape.entry(type, name), entry));
  }

  /** A value that no schema describes: an output's. References stay as they are. */
  public Value resolve(Value value) {
    return resolve(Shape.ANYTHING, value);
  }

  private Value resolve(AttributeType type, Value value) {
    return switch (value) {
      case Value.Reference reference -> identity(type, reference);
      case Value.Unknown unknown -> evaluate(type, unknown);
      // Where it came from stays what it was: the program's word, without what is known by now.
      case Value.Sensitive(var inner, var origin) ->
          new Value.Sensitive(Values.unmarked(resolve(type, inner)), origin);
      case Value.Sequence sequence ->
          Values.mapElements(sequence, element -> resolve(Shape.element(type), element));
      case Value.Keyed keyed -> keyed.map((key, entry) -> resolve(Shape.entry(type, key), entry));
      case Value.Null _,
          Value.Bool _,
          Value.Number _,
          Value.Text _,
          Value.CidrBlock _,
          Value.Port _,
          Value.Size _,
          Value.Cpu _,
          Value.Duration _ ->
          Late.convert(type, value);
    };
  }

  private Value identity(AttributeType type, Value.Reference reference) {
    AttributeType.ReferenceTo taken = Shape.reference(type, reference.address().kind());
    if (taken == null) {
      return reference;
    }
    return switch (standings.apply(reference.address())) {
      case Standing.Pending _, Standing.Several _ -> reference;
      case Standing.Live live -> {
        Value sent = Values.present(live.attribute(taken.sends()));
        if (sent == null) {
          throw new IllegalStateException(
              "%s is live but reports no %s".formatted(reference.address(), taken.sends()));
        }
        yield sent;
      }
    };
  }

  private Value evaluate(AttributeType type, Value.Unknown unknown) {
    Value value = Late.evaluate(unknown, standings, variables);
    // Only the residual can say where something sensitive came from without giving it away.
    if (Values.isSensitive(value)) {
      Value plain = Values.unmarked(value);
      return new Value.Sensitive(
          Values.isPending(plain) ? unknown : resolve(type, plain), unknown.residual());
    }
    // What it evaluates to may itself hold references: `[for s in subnets : s]`.
    return value instanceof Value.Unknown ? value : resolve(type, value);
  }
}
