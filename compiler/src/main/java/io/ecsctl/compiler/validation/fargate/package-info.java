/**
 * What Fargate has, and what it lacks: sizes, modes, devices, capacity.
 *
 * <p>One class a rule, its facts beside it; registered in {@link
 * io.ecsctl.compiler.validation.fargate.FargateRules}. Not here: what Windows tasks lack ({@code
 * validation.windows}).
 */
@NullMarked
package io.ecsctl.compiler.validation.fargate;

import org.jspecify.annotations.NullMarked;
