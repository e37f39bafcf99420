package io.ecsctl.compiler.binding;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.syntax.ast.Parts;

/** Names in functions: they read their parameters, and nothing else of the program. */
final class FunctionBinder {
  private final ExpressionBinder expressions;
  private final Symbols symbols;
  private final DiagnosticSink sink;

  FunctionBinder(ExpressionBinder expressions, Symbols symbols, DiagnosticSink sink) {
    this.expressions = expressions;
    this.symbols = symbols;
    this.sink = sink;
  }

  void bind(Declaration.Function function) {
    Scope scope = Scope.EMPTY;
    for (String parameter : function.parameters().keySet()) {
      scope = scope.with(parameter);
    }
    Scope parameters = scope;
    function
        .result()
        .ifPresent(result -> {
          expressions.bind(result, parameters, ExpressionBinder.Reader.LAST);
          checkPure(function, result);
        });
  }

  private void checkPure(Declaration.Function function, Expression expression) {
    switch (symbols.at(expression)) {
      case Symbol.Bound _, Symbol.Path _, Symbol.Word _, Symbol.Failed _ -> {}
      case null -> Parts.of(expression).forEach(part -> checkPure(function, part));
      case Symbol read ->
          sink.report(
              Diagnostic.of(
                      BindingRules.IMPURE_FUNCTION,
                      expression.span(),
                      "%s reads %s, which is no parameter of it",
                      function.path(),
                      read)
                  .detail(
                      "What a function gives depends on its arguments alone. Add a parameter and"
                          + " hand the value over where it is called.")
                  .related(function.span(), "the function"));
    }
  }
}
