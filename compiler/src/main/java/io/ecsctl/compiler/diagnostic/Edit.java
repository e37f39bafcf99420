package io.ecsctl.compiler.diagnostic;

import io.ecsctl.compiler.source.SourceSpan;

/**
 * Replaces the text of {@code span} by {@code replacement}; an empty span inserts, an empty
 * replacement deletes.
 */
public record Edit(SourceSpan span, String replacement) {
  public static Edit replace(SourceSpan span, String replacement) {
    return new Edit(span, replacement);
  }
}
