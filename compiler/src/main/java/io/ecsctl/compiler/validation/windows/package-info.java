/**
 * What Windows containers do without.
 *
 * <p>One class a rule, its facts beside it; registered in {@link
 * io.ecsctl.compiler.validation.windows.WindowsRules}. Not here: what any Fargate task does without
 * ({@code validation.fargate}).
 */
@NullMarked
package io.ecsctl.compiler.validation.windows;

import org.jspecify.annotations.NullMarked;
