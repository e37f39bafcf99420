/**
 * The built-in functions: what {@code cidrsubnet(…)}, {@code merge(…)} and the others do. Entry
 * point: {@link Functions#find}.
 *
 * <p>Pure: no clock, no network, and no files but those that a {@link FileSource} hands in, so the
 * same directory always means the same. Names and meanings are Terraform's, extended to the domain
 * types. One file a family; a function is created when a program first names it. Not here: {@code
 * try}, {@code can} and {@code templatefile}, which look at expressions instead of values, and what
 * to do with unknown or sensitive arguments ({@code compiler.evaluation}).
 */
@NullMarked
package io.ecsctl.compiler.function;

import org.jspecify.annotations.NullMarked;
