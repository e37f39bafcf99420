package io.ecsctl.compiler.typing;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.DiagnosticSink;
import io.ecsctl.compiler.schema.BlockSchema;
import io.ecsctl.compiler.syntax.ast.Expression;
import org.jspecify.annotations.Nullable;

/** What is said of a field in a {@code lifecycle} block that its resource does not have. */
final class UnknownField {
  private UnknownField() {}

  /**
   * @param block where {@code name} was looked for; null where there is no block to look in
   */
  static void report(
      Expression written, String name, @Nullable BlockSchema block, DiagnosticSink sink) {
    Diagnostic.Builder diagnostic =
        Diagnostic.of(TypingRules.EXTERNAL, written.span(), "there is no %s here", name);
    if (block != null) {
      diagnostic.didYouMeanOneOf(block.attributes().keySet(), name);
    }
    sink.report(diagnostic);
  }
}
