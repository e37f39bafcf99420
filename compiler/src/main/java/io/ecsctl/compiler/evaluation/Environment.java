package io.ecsctl.compiler.evaluation;

import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.value.Value;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Values of the names bound around an expression, innermost first; {@code each.key} and the like
 * are bound as one name.
 */
record Environment(String name, Value value, @Nullable Environment outer) {
  static final Environment EMPTY = new Environment("", Value.NULL, null);

  /** What a splat's element is bound to: no name a program can write. */
  static final String ELEMENT = "*";

  Environment with(String bound, Value boundValue) {
    return new Environment(bound, boundValue, this);
  }

  @Nullable Value get(String wanted) {
    for (Environment scope = this; scope != null; scope = scope.outer) {
      if (scope.name.equals(wanted)) {
        return scope.value;
      }
    }
    return null;
  }

  /**
   * A name for a variable of a residual {@code for}. Values from outside may hold variables of an
   * enclosing one, so a second one of the same name would capture them.
   */
  String fresh(String wanted) {
    Set<String> taken = new HashSet<>();
    for (Environment scope = this; scope != null; scope = scope.outer) {
      taken.add(scope.name);
      if (scope.value instanceof Value.Unknown(var _, var _, var residual)
          && residual instanceof Expression.Variable(var _, var held)) {
        taken.add(held);
      }
    }
    String free = wanted;
    for (int i = 2; taken.contains(free); i++) {
      free = wanted + "_" + i;
    }
    return free;
  }
}
