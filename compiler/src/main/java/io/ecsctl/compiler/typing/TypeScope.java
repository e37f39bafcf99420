package io.ecsctl.compiler.typing;

import io.ecsctl.compiler.value.Type;
import org.jspecify.annotations.Nullable;

/** Types of the names bound around an expression, innermost first. */
record TypeScope(String name, Type type, @Nullable TypeScope outer) {
  static final TypeScope EMPTY = new TypeScope("", Type.ANY, null);

  /** What a splat's element is bound to: no name a program can write. */
  static final String ELEMENT = "*";

  TypeScope with(String bound, Type boundType) {
    return new TypeScope(bound, boundType, this);
  }

  /** {@code ANY} for a name that is not bound: binding has said so. */
  Type typeOf(String wanted) {
    for (TypeScope scope = this; scope != null; scope = scope.outer) {
      if (scope.name.equals(wanted)) {
        return scope.type;
      }
    }
    return Type.ANY;
  }
}
