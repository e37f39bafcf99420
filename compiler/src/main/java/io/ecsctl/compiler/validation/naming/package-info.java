/**
 * Names and tags of every kind.
 *
 * <p>One class a rule, its facts beside it; registered in {@link
 * io.ecsctl.compiler.validation.naming.NamingRules}. Not here: names inside a task ({@code
 * validation.container}).
 */
@NullMarked
package io.ecsctl.compiler.validation.naming;

import org.jspecify.annotations.NullMarked;
