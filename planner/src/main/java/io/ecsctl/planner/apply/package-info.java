/**
 * Apply: walks a plan's graph and calls the provider, node by node. Entry point: {@link
 * io.ecsctl.planner.apply.Applier}.
 *
 * <p>A failure at AWS is an {@link io.ecsctl.planner.apply.Outcome} of its node. Change here: how
 * the walk goes, what is journaled and told. Not here: what to do in which order ({@code
 * planner.plan}), how a call is made or retried (the provider).
 */
@NullMarked
package io.ecsctl.planner.apply;

import org.jspecify.annotations.NullMarked;
