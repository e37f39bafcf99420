/**
 * Plan: from a program and what is live to the graph of changes between them. Pure: no I/O, no
 * clock.
 *
 * <p>A plan is data that can be printed, stored and applied elsewhere. Change here: which action a
 * difference leads to, and what has to happen before what, and why. Not here: when values are equal
 * ({@code planner.diff}), calls ({@code planner.apply}).
 */
@NullMarked
package io.ecsctl.planner.plan;

import org.jspecify.annotations.NullMarked;
