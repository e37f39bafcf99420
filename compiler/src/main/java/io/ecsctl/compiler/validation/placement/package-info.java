/**
 * Which instances tasks are placed on: daemons, placement constraints and placement strategies.
 *
 * <p>One class a rule, its facts beside it; registered in {@link
 * io.ecsctl.compiler.validation.placement.PlacementRules}. Not here: what the instances have
 * ({@code validation.instance}).
 */
@NullMarked
package io.ecsctl.compiler.validation.placement;

import org.jspecify.annotations.NullMarked;
