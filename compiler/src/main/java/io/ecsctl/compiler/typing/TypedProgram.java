package io.ecsctl.compiler.typing;

import io.ecsctl.compiler.binding.BoundProgram;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.value.Type;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A bound program and its types.
 *
 * @param types of expressions, by identity; holds no expression that could not be reached for an
 *     earlier mistake
 * @param variables what values of variables are converted to, by name
 * @param locals types of locals, by name
 * @param functions the program's own, by name, without those that could not be understood
 * @param failed expressions that have been reported, by identity: they have no value
 */
public record TypedProgram(
    BoundProgram bound,
    IdentityHashMap<Expression, Type> types,
    Map<String, Type> variables,
    Map<String, Type> locals,
    Map<String, UserFunction> functions,
    Set<Expression> failed) {

  /** One line per expression that something is set to, with its type. */
  public String toTree() {
    return TypedTree.of(this);
  }
}
