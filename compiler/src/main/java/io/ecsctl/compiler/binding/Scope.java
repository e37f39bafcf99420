package io.ecsctl.compiler.binding;

import io.ecsctl.compiler.syntax.ast.Expression;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The names bound around an expression, innermost first. The empty scope has no {@code outer}. */
record Scope(String name, @Nullable Scope outer) {
  static final Scope EMPTY = new Scope("", null);

  /**
   * {@code each.key} and {@code each.value} are bound by {@code for_each}, {@code count.index} by
   * {@code count}.
   */
  static Scope of(Declaration.Resource resource) {
    return of(resource.forEach(), resource.count());
  }

  static Scope of(Declaration.Module module) {
    return of(module.forEach(), module.count());
  }

  private static Scope of(@Nullable Expression forEach, @Nullable Expression count) {
    if (forEach != null) {
      return EMPTY.with("each.key").with("each.value");
    }
    return count != null ? EMPTY.with("count.index") : EMPTY;
  }

  Scope with(String bound) {
    return new Scope(bound, this);
  }

  boolean has(String wanted) {
    for (Scope scope = this; scope != null; scope = scope.outer) {
      if (scope.name.equals(wanted)) {
        return true;
      }
    }
    return false;
  }

  List<String> names() {
    List<String> names = new ArrayList<>();
    for (Scope scope = this; scope != null; scope = scope.outer) {
      if (!scope.name.isEmpty()) {
        names.add(scope.name);
      }
    }
    return names;
  }
}
