package io.ecsctl.compiler.program;

import io.ecsctl.compiler.schema.AttributeType;
import io.ecsctl.compiler.schema.BlockSchema;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.value.Value;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What stands between a pair of braces, checked against its schema: only attributes that the schema
 * has, each converted to its type. Attributes that are null are absent. A label is the argument
 * that the schema's {@code label} names.
 *
 * @param header what a diagnostic about the block as a whole underlines: type and labels, or the
 *     object expression
 * @param arguments by {@code AttributeSchema.name}, in source order
 */
public record Block(SourceSpan header, BlockSchema schema, Map<String, Argument> arguments) {
  public Block {
    arguments = Collections.unmodifiableMap(new LinkedHashMap<>(arguments));
  }

  public boolean has(String name) {
    return arguments.containsKey(name);
  }

  /**
   * The value assigned to {@code name}, sensitivity mark removed, or null when there is none or it
   * is given by blocks.
   */
  public @Nullable Value value(String name) {
    return arguments.get(name) instanceof Argument.Assigned assigned
        ? assigned.value() instanceof Value.Sensitive(var inner, var _) ? inner : assigned.value()
        : null;
  }

  /** The nested blocks of {@code name} in source order; empty when there are none. */
  public List<Block> blocks(String name) {
    return arguments.get(name) instanceof Argument.Blocks(var blocks) ? blocks : List.of();
  }

  /** The first nested block of {@code name}. */
  public Optional<Block> block(String name) {
    return blocks(name).stream().findFirst();
  }

  /** Where the value of {@code name} stands, or the header when the block does not say it. */
  public SourceSpan valueSpan(String name) {
    Argument argument = arguments.get(name);
    return argument == null
        ? header
        : argument instanceof Argument.Assigned assigned ? assigned.valueSpan() : argument.span();
  }

  /** The text of {@code name}, or null when it is absent, unknown or no text. */
  public @Nullable String text(String name) {
    return value(name) instanceof Value.Text(var text) ? text : null;
  }

  /** The whole number {@code name}, or null when it is absent, unknown or none. */
  public @Nullable Long integer(String name) {
    return value(name) instanceof Value.Number(var number)
            && number.stripTrailingZeros().scale() <= 0
        ? (Long) number.longValue()
        : null;
  }

  /** The elements of a list or set, or the empty list when {@code name} is absent or unknown. */
  public List<Value> elements(String name) {
    return value(name) instanceof Value.Sequence sequence ? sequence.elements() : List.of();
  }

  /**
   * The block as one object: nested blocks as objects, repeated ones as tuples of objects. What the
   * planner compares and applies.
   */
  public Value.ObjectOf toValue() {
    return Value.ObjectOf.of(
        arguments,
        (name, argument) ->
            switch (argument) {
              case Argument.Assigned assigned -> assigned.value();
              case Argument.Blocks(var blocks) when isNested(name) -> blocks.getFirst().toValue();
              case Argument.Blocks(var blocks) -> {
                List<Value> objects = new ArrayList<>(blocks.size());
                blocks.forEach(block -> objects.add(block.toValue()));
                yield new Value.Tuple(objects);
              }
            });
  }

  private boolean isNested(String name) {
    return schema.attribute(name).filter(a -> a.type() instanceof AttributeType.Nested).isPresent();
  }
}
