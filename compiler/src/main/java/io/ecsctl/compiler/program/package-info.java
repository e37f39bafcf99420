/**
 * The intermediate representation: a program with every block expanded and every attribute a value,
 * of which unknown ones carry the expression left to evaluate. What rules check and the planner
 * plans.
 *
 * <p>Pure data with spans. Not here: how it came about ({@code compiler.evaluation}), what is live
 * ({@code planner}).
 */
@NullMarked
package io.ecsctl.compiler.program;

import org.jspecify.annotations.NullMarked;
