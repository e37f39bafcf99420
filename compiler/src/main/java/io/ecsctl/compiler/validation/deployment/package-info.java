/**
 * Rolling deployments of services: whether they get on, and what watches them.
 *
 * <p>One class a rule, its facts beside it; registered in {@link
 * io.ecsctl.compiler.validation.deployment.DeploymentRules}. Not here: controllers and strategies
 * ({@code validation.controller}), how many tasks there are ({@code validation.scaling}).
 */
@NullMarked
package io.ecsctl.compiler.validation.deployment;

import org.jspecify.annotations.NullMarked;
