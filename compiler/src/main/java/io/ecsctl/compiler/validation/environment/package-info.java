/**
 * What containers get as environment variables: in the open, from files, from secrets.
 *
 * <p>One class a rule, its facts beside it; registered in {@link
 * io.ecsctl.compiler.validation.environment.EnvironmentRules}. Not here: who may read a secret
 * ({@code validation.identity}).
 */
@NullMarked
package io.ecsctl.compiler.validation.environment;

import org.jspecify.annotations.NullMarked;
