/**
 * Container instances: how they join a cluster, and whether tasks fit on them.
 *
 * <p>One class a rule, its facts beside it; registered in {@link
 * io.ecsctl.compiler.validation.instance.InstanceRules}. Not here: the groups that start them
 * ({@code validation.capacity}).
 */
@NullMarked
package io.ecsctl.compiler.validation.instance;

import org.jspecify.annotations.NullMarked;
