package io.ecsctl.compiler.binding;

import io.ecsctl.compiler.syntax.ast.Expression;
import java.util.IdentityHashMap;
import org.jspecify.annotations.Nullable;

/**
 * The symbol of every name in a program. The key is the expression that is the whole name: {@code
 * var.image}, {@code subnet.public}, {@code each.key}, or a bound variable. By identity, because
 * two equal expressions in different places may mean different things.
 */
public final class Symbols {
  private final IdentityHashMap<Expression, Symbol> symbols = new IdentityHashMap<>();
  private final @Nullable Symbols outer;

  Symbols() {
    this(null);
  }

  /**
   * @param outer the names of a program that more expressions are read in
   */
  Symbols(@Nullable Symbols outer) {
    this.outer = outer;
  }

  void put(Expression name, Symbol symbol) {
    symbols.put(name, symbol);
  }

  /** Null when {@code expression} is not a name but, say, a part of one or an operation. */
  public @Nullable Symbol at(Expression expression) {
    Symbol symbol = symbols.get(expression);
    return symbol != null || outer == null ? symbol : outer.at(expression);
  }
}
