/**
 * Roles of tasks: what they need, and what they must not have.
 *
 * <p>One class a rule, its facts beside it; registered in {@link
 * io.ecsctl.compiler.validation.identity.IdentityRules}. Not here: names and tags ({@code
 * validation.naming}).
 */
@NullMarked
package io.ecsctl.compiler.validation.identity;

import org.jspecify.annotations.NullMarked;
