/**
 * The built-in functions: what {@code cidrsubnet(…)}, {@code merge(…)} and the others do. Entry
 * point: {@link Functions#find}.
 *
 * <p>Pure: no clock, no files, no network, so the same program always means the same. Names and
 * meanings are Terraform's, extended to the domain types. One file a family; a function is created
 * when a program first names it. Not here: {@code try} and {@code can}, which look at expressions
 * instead of values, and what to do with unknown or sensitive arguments ({@code
 * compiler.evaluation}).
 */
@NullMarked
package io.ecsctl.compiler.function;

import org.jspecify.annotations.NullMarked;
