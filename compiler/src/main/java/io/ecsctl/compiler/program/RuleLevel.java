package io.ecsctl.compiler.program;

import io.ecsctl.compiler.source.SourceSpan;

/**
 * What somebody wants a rule to weigh, as written.
 *
 * @param rule an id
 * @param level {@code error}, {@code danger}, {@code warning}, {@code hint} or {@code off}
 * @param span where it is written
 */
public record RuleLevel(String rule, String level, SourceSpan span) {}
