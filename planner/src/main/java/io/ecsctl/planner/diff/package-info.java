/**
 * Diff: what a resource shall be, with references resolved as far as they can be, against its live
 * object, attribute by attribute, as its schema directs. Entry points: {@code Resolver} and {@code
 * Differ}. Pure: no I/O, no clock.
 *
 * <p>Change here: when two values count as equal. Not here: what a difference leads to and in which
 * order ({@code planner.plan}), defaults that AWS fills in (the kind's schema), wording (the
 * command line).
 */
@NullMarked
package io.ecsctl.planner.diff;

import org.jspecify.annotations.NullMarked;
