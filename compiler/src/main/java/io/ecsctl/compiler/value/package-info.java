/**
 * Values and their types: what expressions evaluate to, what attributes hold, what live objects
 * report; how they convert, compare and combine ({@link Conversions}, {@link Operators}), and how
 * they are written ({@link ValueText}).
 *
 * <p>Pure data with exact arithmetic; a misfit is an {@link Outcome.Failed}, never an exception.
 * Not here: named functions ({@code compiler.function}), the evaluation of expressions ({@code
 * compiler.evaluation}), units that AWS counts in ({@code compiler.schema}).
 */
@NullMarked
package io.ecsctl.compiler.value;

import org.jspecify.annotations.NullMarked;
