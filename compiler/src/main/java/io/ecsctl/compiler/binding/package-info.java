/**
 * Binding: which declaration every name means. Entry point: {@link
 * io.ecsctl.compiler.binding.Binder#bind}. Total: a name that means nothing is reported once and
 * stands as {@link io.ecsctl.compiler.binding.Symbol.Failed} from then on.
 *
 * <p>Change here: what may stand at the top level of a file, which names are in scope where, what
 * counts as a cycle. Not here: what a block of a kind may say ({@code compiler.typing}), what a
 * name's value is ({@code compiler.evaluation}).
 */
@NullMarked
package io.ecsctl.compiler.binding;

import org.jspecify.annotations.NullMarked;
