/**
 * Typing: a type for every expression, and every block checked against the schema of its kind.
 * Entry point: {@link io.ecsctl.compiler.typing.TypeChecker#check}. No variable has a value yet:
 * what is refused here is wrong whatever they are.
 *
 * <p>Total: an expression that has no type counts as {@code any} and as failed, so that nothing
 * else is said about it. Change here: which types fit where. Not here: whether a value converts
 * ({@code compiler.evaluation}), what AWS makes of it ({@code compiler.validation}).
 */
@NullMarked
package io.ecsctl.compiler.typing;

import org.jspecify.annotations.NullMarked;
