/**
 * Source text: files and the spans that point into them. Everything the compiler makes can say
 * where it came from.
 *
 * <p>Not here: what the text means ({@code compiler.syntax}), how a span is printed ({@code
 * compiler.diagnostic}).
 */
@NullMarked
package io.ecsctl.compiler.source;

import org.jspecify.annotations.NullMarked;
