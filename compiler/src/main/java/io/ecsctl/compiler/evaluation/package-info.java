/**
 * Evaluation: a typed program and its inputs to a {@link io.ecsctl.compiler.program.Program}. Entry
 * point: {@link io.ecsctl.compiler.evaluation.Evaluator#evaluate}. Partial: what only AWS can tell
 * stays an unknown value that carries the expression left to evaluate, closed, for {@link
 * io.ecsctl.compiler.evaluation.Residuals}.
 *
 * <p>Total: a failed expression is reported once and becomes poison ({@link
 * io.ecsctl.compiler.evaluation.Poison}), an unknown about which nothing more is said. Change here:
 * how expressions compute, how unknown and sensitive values pass through, how values become
 * attributes, generated names. Not here: single operators and functions ({@code compiler.value},
 * {@code compiler.function}).
 */
@NullMarked
package io.ecsctl.compiler.evaluation;

import org.jspecify.annotations.NullMarked;
