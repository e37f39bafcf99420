package io.ecsctl.compiler.evaluation;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.schema.BlockSchema;
import io.ecsctl.compiler.source.SourceSpan;
import io.ecsctl.compiler.typing.TypingRules;

/**
 * Objects that stand for blocks but came out of an expression, so that typing could not see their
 * names.
 */
final class UnknownNames {
  private UnknownNames() {}

  static Diagnostic.Builder inObject(String name, BlockSchema block, SourceSpan span) {
    Diagnostic.Builder diagnostic =
        Diagnostic.of(
            TypingRules.UNKNOWN_ARGUMENT, span, "the object has %s, which is unknown here", name);
    diagnostic.didYouMeanOneOf(block.attributes().keySet(), name);
    return diagnostic;
  }
}
