package io.ecsctl.compiler.binding;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.syntax.ast.Body;
import io.ecsctl.compiler.syntax.ast.Expression;
import java.util.Set;

/**
 * Names in a {@code lifecycle} block. It is read when everything else of the program has its value;
 * but what it mentions is created first, so a circle through it is one.
 */
final class LifecycleBinder {
  private static final Set<String> FLAGS = Set.of("prevent_destroy", "create_before_destroy");

  private final ExpressionBinder expressions;
  private final Symbols symbols;
  private final DiagnosticSink sink;

  LifecycleBinder(ExpressionBinder expressions, Symbols symbols, DiagnosticSink sink) {
    this.expressions = expressions;
    this.symbols = symbols;
    this.sink = sink;
  }

  /**
   * @param scope that of the resource's arguments
   */
  void bind(Body.Block lifecycle, Scope scope, Node resource) {
    var reader = new ExpressionBinder.Reader(null, resource, null);
    for (Body.Item item : lifecycle.body().items()) {
      switch (item) {
        case Body.Attribute(var _, var name, var value) when FLAGS.contains(name.text()) ->
            expressions.bind(value, scope, ExpressionBinder.Reader.LAST);
        case Body.Attribute(var _, var name, Expression.Tuple(var _, var elements))
            when name.text().equals("replace_triggered_by") ->
            elements.forEach(element -> {
              expressions.bind(element, scope, reader);
              checkTrigger(element);
            });
        case Body.Block block when block.type().text().equals("precondition") ->
            block.body().attributes().forEach(a -> expressions.bind(a.value(), scope, reader));
        case Body.Block block when block.type().text().equals("postcondition") ->
            block
                .body()
                .attributes()
                .forEach(a -> expressions.bind(a.value(), scope.with("self"), reader));
        // Names of attributes, and what this block does not take, mean nothing as expressions.
        case Body.Attribute _, Body.Block _ -> {}
      }
    }
  }

  private void checkTrigger(Expression trigger) {
    Expression owner =
        trigger instanceof Expression.GetAttribute(var _, var object, var _)
                && symbols.at(trigger) == null
            ? object
            : trigger;
    Expression block =
        owner instanceof Expression.Index(var _, var collection, var _) ? collection : owner;
    Symbol symbol = symbols.at(block);
    if (!(symbol instanceof Symbol.Resource(var resource) && !resource.isData())
        && !(symbol instanceof Symbol.Failed)) {
      sink.report(
          Diagnostic.of(
                  BindingRules.META_ARGUMENT,
                  trigger.span(),
                  "replace_triggered_by takes resources and their attributes, not %s",
                  trigger.span().text())
              .detail("Write: replace_triggered_by = [KIND.name, KIND.name.attribute]"));
    }
  }
}
