/**
 * Target groups, their health checks, and how services register in them.
 *
 * <p>One class a rule, its facts beside it; registered in {@link
 * io.ecsctl.compiler.validation.targetgroup.TargetGroupRules}. Not here: whether packets arrive
 * ({@code validation.path}).
 */
@NullMarked
package io.ecsctl.compiler.validation.targetgroup;

import org.jspecify.annotations.NullMarked;
