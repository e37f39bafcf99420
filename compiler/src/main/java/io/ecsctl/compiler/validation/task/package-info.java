/**
 * Task definitions as a whole: network mode, containers, namespaces, instances.
 *
 * <p>One class a rule, its facts beside it; registered in {@link
 * io.ecsctl.compiler.validation.task.TaskRules}. Not here: what a container says ({@code
 * validation.container}).
 */
@NullMarked
package io.ecsctl.compiler.validation.task;

import org.jspecify.annotations.NullMarked;
