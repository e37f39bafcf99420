/**
 * {@code ecsctl console}: expressions from a person, a pipe or another program, one by one.
 *
 * <p>Not here: what an expression means ({@code compiler.ExpressionSession}). Only {@link
 * io.ecsctl.cli.repl.EditedLines} and its neighbours know JLine's reader, so that no other command
 * loads it.
 */
@NullMarked
package io.ecsctl.cli.repl;

import org.jspecify.annotations.NullMarked;
