/**
 * Load balancers, listeners, rules and target groups, and how services register in them.
 *
 * <p>One class a rule, its facts beside it; registered in {@link
 * io.ecsctl.compiler.validation.loadbalancing.LoadBalancingRules}. Not here: whether packets arrive
 * ({@code validation.network}).
 */
@NullMarked
package io.ecsctl.compiler.validation.loadbalancing;

import org.jspecify.annotations.NullMarked;
