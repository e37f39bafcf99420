/**
 * Lookup: finds what a program borrows, and evaluates the program again with it, until nothing is
 * left that could be found. Entry points: {@link io.ecsctl.planner.lookup.Lookups#settle} before a
 * plan is made, {@link io.ecsctl.planner.lookup.Relooked#check} before one is applied.
 *
 * <p>Change here: what is said when a lookup finds nothing, or too much. Not here: how an object is
 * found ({@code provider-aws}), what an unknown one means ({@code compiler.evaluation}).
 */
@NullMarked
package io.ecsctl.planner.lookup;

import org.jspecify.annotations.NullMarked;
