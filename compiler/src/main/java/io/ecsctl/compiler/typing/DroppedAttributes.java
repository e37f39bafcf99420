package io.ecsctl.compiler.typing;

import io.ecsctl.compiler.binding.BlockSource;
import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.diagnostic.Suggestions;
import io.ecsctl.compiler.syntax.ast.Expression;
import io.ecsctl.compiler.value.Type;
import java.util.Collection;

/**
 * Attributes of an object that is written out for a variable whose type does not have them. The
 * conversion leaves them out, as Terraform's does, so that objects which have more than is asked
 * for can be passed on; where they are written for the variable itself, nobody means that.
 */
final class DroppedAttributes {
  private final String variable;
  private final DiagnosticSink sink;

  /**
   * @param variable how a message calls what takes the value
   */
  DroppedAttributes(String variable, DiagnosticSink sink) {
    this.variable = variable;
    this.sink = sink;
  }

  void report(Expression value, Type wanted) {
    switch (value) {
      case Expression.Parenthesized(var _, var inner) -> report(inner, wanted);
      case Expression.ObjectExpression object when wanted instanceof Type.ObjectType type ->
          attributes(object, type);
      case Expression.ObjectExpression(var _, var entries)
          when wanted instanceof Type.MapType(var element) ->
          entries.forEach(entry -> report(entry.value(), element));
      case Expression.Tuple(var _, var parts) when wanted instanceof Type.ListType(var element) ->
          parts.forEach(part -> report(part, element));
      case Expression.Tuple(var _, var parts) when wanted instanceof Type.SetType(var element) ->
          parts.forEach(part -> report(part, element));
      case Expression.Tuple(var _, var parts)
          when wanted instanceof Type.TupleType(var elements)
              && parts.size() == elements.size() -> {
        for (int i = 0; i < parts.size(); i++) {
          report(parts.get(i), elements.get(i));
        }
      }
      case Expression _ -> {}
    }
  }

  private void attributes(Expression.ObjectExpression object, Type.ObjectType type) {
    BlockSource source = BlockSource.of(object);
    if (source == null) {
      return;
    }
    for (BlockSource.Member member : source.members()) {
      Type attribute = type.attributes().get(member.name());
      if (attribute == null) {
        report(member, type.attributes().keySet(), source.byName().keySet());
      } else if (member instanceof BlockSource.Assign assign) {
        report(assign.value(), attribute);
      }
    }
  }

  private void report(
      BlockSource.Member member, Collection<String> known, Collection<String> written) {
    Diagnostic.Builder dropped =
        Diagnostic.of(
            TypingRules.DROPPED, member.nameSpan(), "%s takes no %s", variable, member.name());
    Suggestions.nearest(member.name(), known)
        .filter(nearest -> !written.contains(nearest))
        .ifPresentOrElse(
            nearest -> dropped.didYouMean(nearest, member.nameSpan()),
            () -> dropped.label("it is left out"));
    sink.report(dropped.detail("Its type has: %s.", String.join(", ", known)));
  }
}
