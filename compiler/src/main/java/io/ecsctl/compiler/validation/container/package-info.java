/**
 * Containers within their task: names, images, dependencies, health checks, ends.
 *
 * <p>One class a rule, its facts beside it; registered in {@link
 * io.ecsctl.compiler.validation.container.ContainerRules}. Not here: ports ({@code
 * validation.port}).
 */
@NullMarked
package io.ecsctl.compiler.validation.container;

import org.jspecify.annotations.NullMarked;
