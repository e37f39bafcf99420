package io.ecsctl.compiler.evaluation;

import io.ecsctl.compiler.source.SourceFile;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.syntax.ast.Expression;

/**
 * The character of an expression that stands for the whole: the operator of an operation, what
 * chooses an element, the beginning of everything else. No two parts of one expression share it.
 */
final class Anchors {
  private Anchors() {}

  static SourceSpan of(Expression expression) {
    return switch (expression) {
      case Expression.Binary binary -> after(binary.left().span(), binary.operator().symbol());
      case Expression.Conditional choice -> after(choice.condition().span(), "?");
      case Expression.Index index -> after(index.collection().span(), "[");
      case Expression.Splat splat -> after(splat.source().span(), splat.full() ? "[" : ".");
      // The first two names of var.image or service.web are one.
      case Expression.GetAttribute get when !(get.object() instanceof Expression.Variable) ->
          get.name().span();
      case Expression other -> other.span();
    };
  }

  /** Comments may stand between an operand and its operator. */
  private static SourceSpan after(SourceSpan operand, String symbol) {
    SourceFile file = operand.file();
    int at = file.text().indexOf(symbol, operand.end());
    return at < 0 ? operand : file.span(at, at + symbol.length());
  }
}
