package io.ecsctl.compiler.function;

import io.ecsctl.compiler.value.Outcome;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Value;
import java.util.List;

/** A built-in function. Stateless. */
public interface Function {
  String name();

  Signature signature();

  /**
   * The type of the result as far as the arguments' types tell; {@code ANY} when they tell nothing.
   * {@code arguments} are as many as the signature takes.
   */
  Type resultType(List<Type> arguments);

  /**
   * Checks number and types of the arguments, converts them to the parameters' types, and computes.
   *
   * @param arguments known values without sensitivity marks; where {@link #movesElements} only at
   *     the top
   */
  Outcome call(List<Value> arguments);

  /**
   * Whether the result is made by moving elements about without looking into them, so that they may
   * be unknown or sensitive, as in {@code merge} and {@code length}. Where it is not, arguments
   * must be known all the way down.
   *
   * @param arguments known at the top
   */
  boolean movesElements(List<Value> arguments);
}
