package io.ecsctl.compiler.evaluation;

import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.syntax.ast.Body;
import io.ecsctl.compiler.syntax.ast.Expression;

/**
 * How residuals read variables: {@code var.password}; and {@code var["module.db.password"]} what is
 * no name of the program's own.
 */
public final class VariableNames {
  private VariableNames() {}

  public static Expression read(String name, SourceSpan span) {
    Expression root = new Expression.Variable(span, "var");
    return name.matches("[\\w-]+")
        ? new Expression.GetAttribute(span, root, new Body.Name(span, name))
        : new Expression.Index(span, root, ValueExpressions.text(name, span));
  }
}
