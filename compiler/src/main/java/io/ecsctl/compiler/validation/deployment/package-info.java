/**
 * Deployments of services: percentages, strategies, controllers, circuit breakers.
 *
 * <p>One class a rule, its facts beside it; registered in {@link
 * io.ecsctl.compiler.validation.deployment.DeploymentRules}. Not here: how many tasks there are
 * ({@code validation.scaling}).
 */
@NullMarked
package io.ecsctl.compiler.validation.deployment;

import org.jspecify.annotations.NullMarked;
