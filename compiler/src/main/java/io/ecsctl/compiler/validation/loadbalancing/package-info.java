/**
 * Load balancers, and the subnets and zones that they stand in.
 *
 * <p>One class a rule, its facts beside it; registered in {@link
 * io.ecsctl.compiler.validation.loadbalancing.LoadBalancingRules}. Not here: listeners ({@code
 * validation.listener}), target groups ({@code validation.targetgroup}), whether packets arrive
 * ({@code validation.path}).
 */
@NullMarked
package io.ecsctl.compiler.validation.loadbalancing;

import org.jspecify.annotations.NullMarked;
