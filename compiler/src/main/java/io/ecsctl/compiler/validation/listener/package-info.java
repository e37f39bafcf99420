/**
 * Listeners and their rules: protocols, certificates, priorities, conditions, actions.
 *
 * <p>One class a rule, its facts beside it; registered in {@link
 * io.ecsctl.compiler.validation.listener.ListenerRules}. Not here: what they forward to ({@code
 * validation.targetgroup}).
 */
@NullMarked
package io.ecsctl.compiler.validation.listener;

import org.jspecify.annotations.NullMarked;
