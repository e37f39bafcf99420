/**
 * Capacity providers and the auto scaling groups that they are made of.
 *
 * <p>One class a rule, its facts beside it; registered in {@link
 * io.ecsctl.compiler.validation.capacity.CapacityRules}. Not here: what their instances have and
 * how they join a cluster ({@code validation.instance}).
 */
@NullMarked
package io.ecsctl.compiler.validation.capacity;

import org.jspecify.annotations.NullMarked;
