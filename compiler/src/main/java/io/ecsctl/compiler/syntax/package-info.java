/**
 * Syntax: source text to a syntax tree. Entry point: {@link Parser#parse}. Total: any text gives a tree and a list of diagnostics.
 *
 * <p>ANTLR types stop here. Not here: what a name or a block means ({@code compiler.binding}).
 */
@NullMarked
package io.ecsctl.compiler.syntax;

import org.jspecify.annotations.NullMarked;
