package io.ecsctl.compiler.diagnostic;

import io.ecsctl.compiler.source.SourceSpan;

/**
 * What a part of an expression evaluated to.
 *
 * @param place the character under which the value is drawn: the operator of an operation, the
 *     beginning of a name or call
 * @param expression the part as source text on one line
 * @param text the value as a program would write it; a name for what may not or can not be shown
 */
public record ShownValue(SourceSpan place, String expression, String text) {}
