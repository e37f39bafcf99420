package io.ecsctl.planner.plan;

import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.syntax.ast.Body;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.syntax.ast.TemplatePart;
import io.ecsctl.compiler.value.Knowledge;
import io.ecsctl.compiler.value.Type;
import io.ecsctl.compiler.value.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Tags that are not known yet get the stack's under them when they are: {@code merge({ team = "web"
 * }, …)}.
 */
final class LateTags {
  private LateTags() {}

  static Value merged(Map<String, String> stackTags, Value.Unknown own) {
    SourceSpan span = own.residual().span();
    List<Expression.ObjectExpression.Entry> entries = new ArrayList<>();
    stackTags.forEach((key, value) ->
        entries.add(new Expression.ObjectExpression.Entry(text(span, key), text(span, value))));
    return new Value.Unknown(
        new Type.MapType(Type.STRING),
        Knowledge.NOT_NULL,
        new Expression.Call(
            span,
            new Body.Name(span, "merge"),
            List.of(new Expression.ObjectExpression(span, entries), own.residual()),
            false));
  }

  private static Expression text(SourceSpan span, String text) {
    return new Expression.Template(
        span, text.isEmpty() ? List.of() : List.of(new TemplatePart.Text(span, text)));
  }
}
