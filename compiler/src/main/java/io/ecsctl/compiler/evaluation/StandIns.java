package io.ecsctl.compiler.evaluation;

import io.ecsctl.compiler.address.InstanceKey;
import io.ecsctl.compiler.address.ResourceAddress;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.value.Conversions;
import io.ecsctl.compiler.value.Outcome;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Value;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The stand-ins that one program, or one instance of a module, has to ask for. */
final class StandIns {
  static final StandIns NONE = new StandIns(List.of(), List.of(), _ -> Value.NULL);

  private final List<StandIn> own;
  private final List<StandIn.Output> outputs;
  private final Function<Expression, Value> evaluation;

  /**
   * @param outputs of the instance itself
   * @param evaluation in the program that the expressions are about
   */
  private StandIns(
      List<StandIn> own, List<StandIn.Output> outputs, Function<Expression, Value> evaluation) {
    this.own = own;
    this.outputs = outputs;
    this.evaluation = evaluation;
  }

  /** Those of a root program. */
  static StandIns of(List<StandIn> all, Function<Expression, Value> evaluation) {
    return new StandIns(all, List.of(), evaluation);
  }

  /** Those that an instance of a module has to know of. */
  StandIns inside(String module, @Nullable InstanceKey key) {
    List<StandIn.Output> inner =
        own.stream()
            .filter(StandIn.Output.class::isInstance)
            .map(StandIn.Output.class::cast)
            .filter(output -> output.module().equals(module) && fits(output.key(), key))
            .toList();
    return inner.isEmpty() ? NONE : new StandIns(List.of(), inner, evaluation);
  }

  /** Null when there is none. */
  @Nullable Supplier<Value> attribute(ResourceAddress address, String name, Type type) {
    for (StandIn standIn : own) {
      if (standIn instanceof StandIn.Attribute(var block, var key, var attribute, var value)
          && attribute.equals(name)
          && block.equals(address.blockType() + "." + address.name())
          && fits(key, address.key())) {
        return () -> converted(evaluation.apply(value), type);
      }
    }
    return null;
  }

  /** Null when there is none. */
  @Nullable Supplier<Value> local(String name) {
    for (StandIn standIn : own) {
      if (standIn instanceof StandIn.Local(var local, var type, var value) && local.equals(name)) {
        return () -> converted(evaluation.apply(value), type);
      }
    }
    return null;
  }

  /** Null when there is none. */
  @Nullable Supplier<Value> output(String name) {
    for (StandIn.Output standIn : outputs) {
      if (standIn.output().equals(name)) {
        return () -> converted(evaluation.apply(standIn.value()), standIn.type());
      }
    }
    return null;
  }

  private static boolean fits(@Nullable String wanted, @Nullable InstanceKey key) {
    return wanted == null || (key != null && wanted.equals(key.word()));
  }

  /** What does not convert has been refused by its type, or is looked at as it is. */
  private static Value converted(Value value, Type type) {
    return Conversions.convert(value, type) instanceof Outcome.Ok(var converted)
        ? converted
        : value;
  }
}
