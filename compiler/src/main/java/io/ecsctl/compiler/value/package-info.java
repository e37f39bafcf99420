/**
 * Values and their types: what expressions evaluate to, what attributes hold, what live objects report.
 *
 * <p>Pure data with exact arithmetic. Not here: operators and functions on them ({@code compiler.evaluation}, {@code
 * compiler.function}), how AWS wants them ({@code compiler.schema} units).
 */
@NullMarked
package io.ecsctl.compiler.value;

import org.jspecify.annotations.NullMarked;
