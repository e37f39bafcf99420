/**
 * What containers take of their task: memory, processor, limits.
 *
 * <p>One class a rule, its facts beside it; registered in {@link
 * io.ecsctl.compiler.validation.resource.ResourceRules}. Not here: which sizes tasks have ({@code
 * validation.fargate}), what instances have ({@code validation.instance}).
 */
@NullMarked
package io.ecsctl.compiler.validation.resource;

import org.jspecify.annotations.NullMarked;
