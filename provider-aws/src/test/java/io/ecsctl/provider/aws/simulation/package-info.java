/**
 * Applies under misfortune: the real planner and applier over the sandbox, where calls are refused,
 * answers are lost and processes die, by a seed that makes every run repeatable.
 *
 * <p>Change here: what may go wrong, what must hold all the same. Not here: what AWS does when all
 * goes well ({@code contract}).
 */
@NullMarked
package io.ecsctl.provider.aws.simulation;

import org.jspecify.annotations.NullMarked;
