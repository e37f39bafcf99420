/**
 * Security groups by themselves: rules that AWS refuses, that others cover, or that open more than
 * anybody needs.
 *
 * <p>One class a rule, its facts beside it; registered in {@link
 * io.ecsctl.compiler.validation.securitygroup.SecurityGroupRules}. Not here: whether what has to
 * pass does ({@code validation.path}).
 */
@NullMarked
package io.ecsctl.compiler.validation.securitygroup;

import org.jspecify.annotations.NullMarked;
