/**
 * Paths that do not work: from clients and load balancers to tasks, between tasks, from tasks to
 * registries, logs and endpoints.
 *
 * <p>One class a rule, its facts beside it; registered in {@link
 * io.ecsctl.compiler.validation.path.PathRules}. Not here: the search for paths ({@code
 * compiler.reachability}).
 */
@NullMarked
package io.ecsctl.compiler.validation.path;

import org.jspecify.annotations.NullMarked;
