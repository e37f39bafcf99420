/**
 * Drift: how the account differs from the program, resource by resource, and who made it so. Entry
 * point: {@link Drift#of}, on a plan that changes nothing. Pure.
 *
 * <p>Without a state file there is no third thing to compare with: whether the account or the
 * program moved is told by the account's log of calls, where that may be read. Not here: when two
 * values count as equal ({@code planner.diff}), how it is shown ({@code cli.render}).
 */
@NullMarked
package io.ecsctl.planner.drift;

import org.jspecify.annotations.NullMarked;
