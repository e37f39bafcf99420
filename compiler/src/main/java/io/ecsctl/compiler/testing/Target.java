package io.ecsctl.compiler.testing;

import io.ecsctl.compiler.binding.Declaration;
import io.ecsctl.compiler.binding.Symbol;
import io.ecsctl.compiler.binding.Symbols;
import io.ecsctl.compiler.syntax.ast.Body;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.syntax.ast.Parts;
import io.ecsctl.compiler.typing.TypedProgram;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** What the expression behind {@code target} names. */
sealed interface Target {
  /**
   * A resource, or one attribute of it.
   *
   * @param resource the part of the expression that names it
   * @param key of one instance, as a word; null for all
   * @param attribute null for the whole resource
   */
  record Resource(
      Declaration.Resource declaration,
      Expression resource,
      @Nullable String key,
      Body.@Nullable Name attribute)
      implements Target {}

  record Local(Declaration.Local declaration) implements Target {}

  /**
   * An output of a module.
   *
   * @param key of one instance, as a word; null for a module without any
   */
  record Output(Declaration.Module module, @Nullable String key, Declaration.Output declaration)
      implements Target {}

  /** Null when it names nothing of the kind, or nothing at all. */
  static @Nullable Target of(Expression expression, Symbols symbols) {
    return switch (symbols.at(expression)) {
      case Symbol.Local(var local) -> new Local(local);
      case Symbol.ModuleOutput(var module, var output, var key) ->
          new Output(module, key == null ? null : word(key), output);
      case Symbol.Resource(var resource) -> new Resource(resource, expression, null, null);
      case null ->
          switch (expression) {
            case Expression.Index(var _, var collection, var key)
                when symbols.at(collection) instanceof Symbol.Resource(var resource) ->
                new Resource(resource, expression, word(key), null);
            case Expression.GetAttribute(var _, var object, var name)
                when of(object, symbols) instanceof Resource(var declared, var named, var key, _) ->
                new Resource(declared, named, key, name);
            case Expression _ -> null;
          };
      case Symbol _ -> null;
    };
  }

  /** Whether some part of {@code expression} means nothing, which has been reported. */
  static boolean isBroken(Expression expression, TypedProgram typed) {
    return expression instanceof Expression.Invalid
        || typed.hasFailed(expression)
        || typed.bound().symbols().at(expression) instanceof Symbol.Failed
        || Parts.of(expression).anyMatch(part -> isBroken(part, typed));
  }

  /** A key as an address has it; null when it is not written out. */
  private static @Nullable String word(Expression key) {
    return switch (key) {
      case Expression.Template template -> template.constant();
      case Expression.NumberLiteral(var _, BigDecimal number) -> number.toPlainString();
      case Expression _ -> null;
    };
  }
}
