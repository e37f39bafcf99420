package io.ecsctl.compiler.binding;

import io.ecsctl.compiler.syntax.ast.Body;
import io.ecsctl.compiler.syntax.ast.Expression;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The symbol of every name in a program. The key is the expression that is the whole name: {@code
 * var.image}, {@code subnet.public}, {@code each.key}, or a bound variable. By identity, because
 * two equal expressions in different places may mean different things.
 */
public final class Symbols {
  /** A name comes about every forty characters; a table that has to grow costs more than room. */
  private static final int CHARACTERS_PER_NAME = 40;

  private final IdentityHashMap<Expression, Symbol> symbols;
  private final @Nullable Symbols outer;

  /** For a program in these files. */
  Symbols(List<Body> files) {
    int length = files.stream().mapToInt(file -> file.span().end() - file.span().start()).sum();
    this.symbols = new IdentityHashMap<>(length / CHARACTERS_PER_NAME);
    this.outer = null;
  }

  /**
   * @param outer the names of a program that more expressions are read in
   */
  Symbols(Symbols outer) {
    this.symbols = new IdentityHashMap<>();
    this.outer = outer;
  }

  /** Adds those of other expressions of the same program. */
  void take(Symbols other) {
    symbols.putAll(other.symbols);
  }

  /** How many names there are. */
  public int size() {
    return symbols.size();
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
