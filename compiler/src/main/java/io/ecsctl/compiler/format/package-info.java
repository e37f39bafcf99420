/**
 * Formatting: the one layout of a text. Entry point: {@link Formatter#format}. White space moves,
 * nothing else does, and what is plain HCL looks as {@code terraform fmt} leaves it.
 *
 * <p>Works on tokens, not on trees, so that comments need no special place. Not here: what is a
 * token ({@code compiler.syntax}), which files are formatted and what is written back ({@code
 * cli}).
 */
@NullMarked
package io.ecsctl.compiler.format;

import org.jspecify.annotations.NullMarked;
