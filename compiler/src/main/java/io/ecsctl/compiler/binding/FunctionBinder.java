package io.ecsctl.compiler.binding;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.syntax.ast.Parts;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Names in functions: they read their parameters, and of the rest of the program only locals that
 * are made of nothing but constants.
 */
final class FunctionBinder {
  private final Map<String, Declaration.Function> functions;
  private final ExpressionBinder expressions;
  private final Symbols symbols;
  private final DiagnosticSink sink;

  FunctionBinder(
      Map<String, Declaration.Function> functions,
      ExpressionBinder expressions,
      Symbols symbols,
      DiagnosticSink sink) {
    this.functions = functions;
    this.expressions = expressions;
    this.symbols = symbols;
    this.sink = sink;
  }

  /** After the names in locals. */
  void bind() {
    functions.values().forEach(this::bind);
    for (Declaration.Function function : functions.values()) {
      function.result().ifPresent(result -> new Purity(function).check(result, null));
    }
  }

  private void bind(Declaration.Function function) {
    Scope scope = Scope.EMPTY;
    for (String parameter : function.parameters().keySet()) {
      scope = scope.with(parameter);
    }
    Scope parameters = scope;
    function
        .result()
        .ifPresent(result -> expressions.bind(result, parameters, ExpressionBinder.Reader.LAST));
  }

  /** The search of one function for what it may not read. */
  private final class Purity {
    private final Declaration.Function function;
    private final Set<String> seen = new HashSet<>();

    Purity(Declaration.Function function) {
      this.function = function;
    }

    /**
     * @param local where the function reads the local that {@code expression} is in; null within
     *     the function itself
     */
    void check(Expression expression, @Nullable SourceSpan local) {
      switch (symbols.at(expression)) {
        case Symbol.Bound _, Symbol.Path _, Symbol.Word _, Symbol.Failed _ -> {}
        case Symbol.Local(var read) -> {
          if (seen.add(read.path())) {
            check(read.value(), local == null ? expression.span() : local);
          }
        }
        case null -> {
          if (local != null
              && expression instanceof Expression.Call(var _, var name, var _, var _)) {
            called(name.text(), local);
          }
          Parts.of(expression).forEach(part -> check(part, local));
        }
        case Symbol read -> refuse(local == null ? expression.span() : local, read, local != null);
      }
    }

    private void called(String name, SourceSpan local) {
      Declaration.Function called = functions.get(name);
      if (called == null) {
        return;
      }
      if (called.equals(function)) {
        sink.report(
            Diagnostic.of(
                    BindingRules.IMPURE_FUNCTION,
                    local,
                    "%s reads %s, which calls it",
                    function.path(),
                    local.text())
                .related(function.span(), "the function"));
      } else if (seen.add(called.path())) {
        called.result().ifPresent(result -> check(result, local));
      }
    }

    private void refuse(SourceSpan place, Symbol read, boolean throughLocal) {
      Diagnostic.Builder diagnostic =
          throughLocal
              ? Diagnostic.of(
                  BindingRules.IMPURE_FUNCTION,
                  place,
                  "%s reads %s, which is made of %s",
                  function.path(),
                  place.text(),
                  read)
              : Diagnostic.of(
                  BindingRules.IMPURE_FUNCTION,
                  place,
                  "%s reads %s, which is no parameter of it",
                  function.path(),
                  read);
      sink.report(
          diagnostic
              .detail(
                  "What a function gives depends on its arguments alone. Add a parameter and"
                      + " hand the value over where it is called.")
              .related(function.span(), "the function"));
    }
  }
}
