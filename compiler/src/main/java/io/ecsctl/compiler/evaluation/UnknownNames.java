package io.ecsctl.compiler.evaluation;

import io.ecsctl.compiler.diagnostic.Diagnostic;
import io.ecsctl.compiler.diagnostic.Suggestions;
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
    Suggestions.nearest(name, block.attributes().keySet())
        .ifPresentOrElse(
            nearest -> diagnostic.label("did you mean " + nearest + "?"),
            () ->
                diagnostic.detail(
                    "Known here: %s.", String.join(", ", block.attributes().keySet())));
    return diagnostic;
  }
}
