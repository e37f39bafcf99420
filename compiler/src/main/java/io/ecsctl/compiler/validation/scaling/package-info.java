/**
 * Autoscaling of services.
 *
 * <p>One class a rule, its facts beside it; registered in {@link
 * io.ecsctl.compiler.validation.scaling.ScalingRules}. Not here: the desired count beside it
 * ({@code validation.service}).
 */
@NullMarked
package io.ecsctl.compiler.validation.scaling;

import org.jspecify.annotations.NullMarked;
